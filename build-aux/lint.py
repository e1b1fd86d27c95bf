#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the sources for what no compiler sees: build-aux/lint.py [FOLDER]

Prints FILE:LINE: what is wrong, and ends with status 1 if there is anything. What is only worth knowing (long
functions, long files) is printed as a report, and is no failure. tests/lint runs it, and tries each rule on a
source that breaks it.

A call that is dangerous outside the one file that wraps it is a row of CALLS; what may use what is LAYERS."""

import pathlib
import re
import shutil
import subprocess
import sys

MAX_FUNCTION_LINES = 60
MAX_FILE_LINES = 500

# The one file that may run a program.
GIT = 'src/cli/cf-git.c'

# What is forbidden, where it may stand all the same, and what is used instead.
CALLS = [
    (r'g_file_(replace|set_contents)\w*|g_output_stream_splice\w*|g_key_file_save_to_file',
     (), 'the file replacer, or cf-file-writer'),
    (r'json_generator_\w+|json_to_string|json_node_to_string', (), 'cf-json-writer'),
    (r'fopen|freopen|g_fopen', (), 'cf-file to read, cf-file-writer to write'),
    (r'rename|renameat|renameat2|g_rename|SYS_renameat2|g_file_move\w*|g_file_copy\w*',
     ('src/core/base/cf-file-replacer.c', 'src/core/base/cf-file-writer.c', 'src/core/base/cf-file-mover.c'),
     'the file replacer, cf-file-writer, or cf-file-mover'),
    (r'g_file_get_contents|g_file_load_\w+|g_mapped_file_new\w*|mmap|g_file_read|g_file_read_async',
     (), 'cf-file: bounded, and of regular files only'),
    (r'json_parser_\w*load\w*|json_from_string', ('src/core/base/cf-json.c',),
     'cf-json, behind the gate'),
    (r'gumbo_parse\w*', ('src/core/import/cf-html.c',), 'cf-html: bounded in memory and time'),
    (r'cmark_parse\w*|cmark_parser_new\w*|cmark_markdown_to_html', ('src/core/import/cf-markdown.c',),
     'cf-markdown: bounded in memory and time'),
    (r'xmlReadFile|xmlParseFile|XML_PARSE_(NOENT|HUGE|DTDLOAD)|archive_write_disk\w*|archive_read_extract\w*',
     (), 'from memory, without entities, under names of our own'),
    (r'ucnv_\w+', ('src/core/text/cf-decode.c', 'src/core/text/gen-han-table.c'), 'cf-decode'),
    (r'g_convert\w*|iconv\w*|g_iconv\w*|g_utf8_make_valid|g_locale_to_utf8', (), 'cf-decode'),
    (r'g_ref_string_new_intern', (), 'cf-shared-string: it is not safe between threads'),
    (r'system|popen|exec[lv][lpe]*|g_spawn_\w+|wordexp', (), 'nothing: no program is run'),
    (r'g_subprocess_\w+', (GIT,), 'nothing: no program is run'),
    (r'sqlite3_exec', ('src/core/project/cf-index.c',), 'prepared statements; fixed strings in the index'),
    (r'sqlite3_v?mprintf|sqlite3_snprintf', (), 'prepared statements with bound values'),
    (r'\w+_set_markup|pango_parse_markup|adw_toast_new_format|g_markup_printf_escaped', (), 'plain text'),
    (r'gtk_show_uri\w*|g_app_info_launch\w*|gtk_uri_launcher\w*|gtk_file_launcher\w*',
     ('src/gtk/widgets/cf-link.c',), 'a link that asks first'),
    (r'g_socket\w*|g_resolver\w*|g_network\w*|g_inet\w*|soup_\w+|curl_\w+|socket|getaddrinfo|g_file_new_for_uri',
     (), 'nothing: nothing is loaded from a network'),
    (r'mktemp|tempnam|tmpnam|tmpfile', (), 'a name of our own, made with O_EXCL'),
    (r'strcpy|strcat|sprintf|vsprintf|gets|alloca|g_alloca|g_newa', (), 'what knows how much room there is'),
]

# No clock where versions are compared: digests decide.
CLOCKS = r'time|clock_gettime|gettimeofday|g_get_real_time|g_date_time_new_now\w*|cf_clock_now'
CLOCK_FREE = ('src/core/sidecar/cf-merge.c', 'src/core/sidecar/cf-sidecar.c', 'src/core/sidecar/cf-version.c',
              'src/core/sidecar/cf-sidecar-*.c', 'src/core/base/cf-file-replacer.c',
              'src/core/base/cf-temp-file.c')

# What a folder of src may name among its dependencies, besides packages; and so, through them, include.
LAYERS = {
    'core/base': (),
    'core/text': ('base',),
    'core/model': ('text',),
    'core/import': ('model',),
    'core/sidecar': ('model',),
    'core/anchor': ('model',),
    'core/agreement': ('model',),
    'core/analysis': ('model',),
    'core/project': ('import', 'sidecar', 'anchor', 'agreement', 'analysis'),
    'core/edit': ('project', 'agreement', 'analysis'),
    'core/formats': ('project', 'agreement', 'analysis'),
    'cli': ('edit', 'formats', 'project', 'agreement', 'analysis'),
    'gtk/widgets': ('edit', 'formats', 'project', 'agreement', 'analysis'),
    'gtk/form': ('widgets',),
    'gtk/article': ('form', 'widgets'),
    'gtk/compare': ('article', 'form', 'widgets'),
}
PANE = ('widgets',)
PACKAGES = {'glib', 'gio', 'json', 'icu', 'gumbo', 'cmark', 'zlib', 'math', 'config', 'sqlite', 'xml', 'archive',
            'cairo', 'pango', 'graphviz', 'glpk'}
WINDOW_PACKAGES = PACKAGES | {'gtk'}


class Source:
    """A C file, once as it is and once without comments and strings."""

    def __init__(self, top, path):
        self.path = path
        self.name = str(path.relative_to(top))
        self.text = path.read_text()
        self.code = blank(self.text)

    def line_of(self, offset):
        return self.text.count('\n', 0, offset) + 1


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def blank(text):
    """Comments and what stands between quotation marks become spaces; line breaks stay. What is included is
    no string."""
    def replace(match):
        token = match.group()
        if token[0] == '"' and text[:match.start()].rsplit('\n', 1)[-1].lstrip().startswith('#'):
            return token
        return re.sub(r'[^\n"\']', ' ', token)
    return TOKEN.sub(replace, text)


def sources(top):
    return [Source(top, path) for path in sorted((top / 'src').rglob('*.[ch]'))]


def check_calls(top):
    """The table of forbidden calls."""
    for source in sources(top):
        for pattern, places, instead in CALLS:
            if source.name in places:
                continue
            for match in re.finditer(rf'(?<![\w.>])({pattern})\b(?=\s*\(|[^\n(]*[,)|;}}]|\s*$)', source.code,
                                     re.MULTILINE):
                if is_call_or_constant(source.code, match):
                    yield f'{source.name}:{source.line_of(match.start())}: {match.group(1)}: use {instead}'
        if source.name != GIT and re.search(r'"git"', source.text):
            yield f'{source.name}: "git": only {GIT} runs it'


def is_call_or_constant(code, match):
    """A name before a parenthesis, a constant, or a function that is handed on; not a variable or a member
    that is called alike."""
    name = match.group(1)
    return code[match.end():].lstrip().startswith('(') or name.isupper() or '_' in name


def check_clocks(top):
    """Where versions are compared nobody asks what time it is."""
    for source in sources(top):
        if any(pathlib.PurePath(source.name).match(place) for place in CLOCK_FREE):
            for match in re.finditer(rf'(?<!\w)({CLOCKS})\s*\(', source.code):
                yield f'{source.name}:{source.line_of(match.start())}: {match.group(1)}: no clock decides here'


def check_markup(top):
    """Rows of libadwaita and the titles of toasts take markup unless they are told not to."""
    rows = ('AdwActionRow', 'AdwPreferencesRow', 'AdwExpanderRow', 'AdwComboRow', 'AdwEntryRow')
    for path in sorted((top / 'src').rglob('*.ui')):
        text = path.read_text()
        name = path.relative_to(top)
        for match in re.finditer(r'<(?:object|template)\b[^>]*?(?:class|parent)="(\w+)"', text):
            # The properties of an object stand before its children.
            own = re.split(r'<(?:child|/object|/template|object)\b', text[match.end():], maxsplit=1)[0]
            line = text.count('\n', 0, match.start()) + 1
            if match.group(1) in rows and not re.search(r'name="use-markup">\s*(?:False|false|0)\b', own):
                yield f'{name}:{line}: {match.group(1)} takes markup: use-markup is to be False'
        for match in re.finditer(r'name="use-markup">\s*(?:True|true|1)\b', text):
            yield f'{name}:{text.count(chr(10), 0, match.start()) + 1}: use-markup'
    for source in sources(top):
        for match in re.finditer(r'\w+_set_use_markup\s*\([^;]*TRUE', source.code):
            yield f'{source.name}:{source.line_of(match.start())}: use-markup'
        for match in re.finditer(r'adw_toast_new\s*\(\s*("[^"]*"|[^)]*)', source.text):
            if match.group(1) != '""':
                yield (f'{source.name}:{source.line_of(match.start())}: adw_toast_new takes markup: make it '
                       'empty, and escape what adw_toast_set_title gets')
        for match in re.finditer(r'adw_toast_set_title\s*\(', source.code):
            around = source.code[:match.start()].rsplit('\n}\n', 1)[-1]
            if 'g_markup_escape_text' not in around:
                yield (f'{source.name}:{source.line_of(match.start())}: adw_toast_set_title takes markup: '
                       'g_markup_escape_text first')
        for match in re.finditer(r'adw_(?:action|preferences|expander|combo|entry|switch)_row_new\s*\(', source.code):
            rest = source.code[match.start():].split('\n}\n', 1)[0]
            if 'adw_preferences_row_set_use_markup' not in rest and '"use-markup"' not in source.text:
                yield (f'{source.name}:{source.line_of(match.start())}: a row takes markup: turn it off with '
                       'adw_preferences_row_set_use_markup')


def is_folder(path):
    return any(path.glob('*.c'))


def folders(top):
    return sorted(path for path in (top / 'src').rglob('*') if path.is_dir() and is_folder(path))


def may_use(folder):
    """The folders and packages among the dependencies of a folder; None if nobody has said."""
    if folder in LAYERS:
        return set(LAYERS[folder]) | (WINDOW_PACKAGES if folder.startswith('gtk/') else PACKAGES)
    if folder == 'gtk/app':
        return None
    return set(PANE) | WINDOW_PACKAGES if folder.startswith('gtk/') else set()


def check_layers(top):
    """Nothing is used upwards: neither in the build files nor by an #include."""
    headers = {path.name: path.parent.name for path in (top / 'src').rglob('*.h')}
    for path in folders(top):
        folder = str(path.relative_to(top / 'src'))
        if folder.startswith('core/') and folder not in LAYERS:
            yield f'src/{folder}: LAYERS of build-aux/lint.py does not say what it may use'
            continue
        build = (path / 'meson.build').read_text()
        allowed = may_use(folder)
        for match in re.finditer(r'\b(\w+)_dep\b', build):
            if allowed is not None and match.group(1) not in allowed | {path.name}:
                yield (f'src/{folder}/meson.build:{build.count(chr(10), 0, match.start()) + 1}: '
                       f'{folder} may not use {match.group(1)}')
        yield from check_includes(top, path, headers, reachable(folder))


def reachable(folder):
    """All folders whose headers may be seen from this one."""
    seen, waiting = {pathlib.PurePath(folder).name}, [folder]
    while waiting:
        for name in LAYERS.get(waiting.pop(), PANE):
            if name not in seen:
                seen.add(name)
                waiting.append(f'gtk/{name}' if f'gtk/{name}' in LAYERS else f'core/{name}')
    return seen


def check_includes(top, path, headers, seen):
    if path.name == 'app':
        return
    for file in sorted(path.glob('*.[ch]')):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*["<]([^">]+)[">]', line)
            if match is None:
                continue
            owner = headers.get(match.group(1))
            if owner is not None and owner not in seen:
                yield f'{file.relative_to(top)}:{number}: {path.name} may not include {match.group(1)} of {owner}'
            if re.match(r'gtk/|adwaita|gdk/', match.group(1)) and 'gtk' not in file.relative_to(top).parts:
                yield f'{file.relative_to(top)}:{number}: only the window may use GTK'


def check_map(top):
    """Each folder of src stands in the map."""
    text = (top / 'src' / 'README.md').read_text()
    for path in folders(top):
        folder = path.relative_to(top / 'src')
        if f'`{folder}`' not in text:
            yield f'src/README.md: {folder} is not in the map'


def check_potfiles(top):
    """Every file with words to translate is listed, and every file that is listed is there."""
    listed = [line for line in (top / 'po' / 'POTFILES').read_text().splitlines()
              if line and not line.startswith('#')]
    for name in listed:
        if not (top / name).exists():
            yield f'po/POTFILES: {name} is not there'
    for source in sources(top):
        call = re.search(r'(?<!\w)(N?C?_|d?ngettext|g_dngettext|g_dpgettext2)\s*\(', source.code)
        if call and source.path.suffix == '.c' and source.name not in listed:
            yield f'{source.name}:{source.line_of(call.start())}: not in po/POTFILES'
    for path in sorted((top / 'src').rglob('*.ui')):
        if re.search(r'translatable="(yes|true|1)"', path.read_text()) and \
                str(path.relative_to(top)) not in listed:
            yield f'{path.relative_to(top)}: not in po/POTFILES'
    if listed != sorted(listed):
        yield 'po/POTFILES: not sorted'


MARKUP = re.compile(r'</?[A-Za-z][^>]*>|&(?:amp|lt|gt|quot|apos|#\d+);')


def po_entries(text):
    """Line and string of each msgid of a PO file."""
    for match in re.finditer(r'^msgid(?:_plural)? ((?:"(?:\\.|[^"\\])*"\s*)+)', text, re.MULTILINE):
        pieces = re.findall(r'"((?:\\.|[^"\\])*)"', match.group(1))
        yield text.count('\n', 0, match.start()) + 1, ''.join(pieces)


def extract(top):
    """A PO template as it would be made now."""
    command = ['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES', '--output=-', '--keyword=_', '--keyword=N_',
               '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=ngettext:1,2',
               '--keyword=g_dngettext:2,3', '--keyword=g_dcgettext:2']
    return subprocess.run(command, cwd=top, check=True, capture_output=True, text=True).stdout


def check_messages(top):
    """Translations are well-formed, and nothing in them is markup: not in what is in the sources now, nor in
    what translators have made of it."""
    texts = {str(path.relative_to(top)): path.read_text() for path in sorted((top / 'po').glob('*.po*'))}
    if shutil.which('xgettext'):
        texts['the sources'] = extract(top)
    for name, text in texts.items():
        for line, string in po_entries(text):
            if MARKUP.search(string):
                yield f'{name}:{line}: markup in “{string}”'
    if not shutil.which('msgfmt'):
        return
    for path in sorted((top / 'po').glob('*.po')):
        done = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', path], capture_output=True, text=True)
        if done.returncode != 0:
            yield f'po/{path.name}: ' + done.stderr.strip()


def check_formats(top):
    """A format comes from the source, never from a file or a user."""
    build = (top / 'meson.build').read_text()
    for flag in ('-Werror=format-nonliteral', '-Werror=format-security', '-Wformat=2'):
        if f"'{flag}'" not in build:
            yield f'meson.build: {flag} is missing'
    for source in sources(top):
        for match in re.finditer(r'#\s*pragma\s+(?:GCC|clang)\s+diagnostic[^\n]*-Wformat', source.text):
            yield f'{source.name}:{source.line_of(match.start())}: the warning about formats is turned off'


def check_heads(top):
    """Each file says under which licence it is."""
    for pattern in ('src/**/*.[ch]', 'tests/**/*.[ch]', 'tests/**/*.py', 'build-aux/*'):
        for path in sorted(top.glob(pattern)):
            if 'suites' in path.parts or not path.is_file():
                continue
            if 'SPDX-License-Identifier: GPL-3.0-or-later' not in path.read_text()[:400]:
                yield f'{path.relative_to(top)}: no SPDX head'


def check_style(top):
    """The style is that of .clang-format; later versions of the tool make it a little different."""
    tool = shutil.which('clang-format-14')
    if tool is None:
        return
    files = [str(path.relative_to(top)) for folder in ('src', 'tests')
             for path in sorted((top / folder).rglob('*.[ch]'))]
    done = subprocess.run([tool, '--dry-run', '-Werror', *files], cwd=top, capture_output=True, text=True)
    for line in done.stderr.splitlines():
        if 'error:' in line:
            yield line.replace(' [-Wclang-format-violations]', '')


def check_limits(top):
    """Each limit is used, and named in a test: at the limit and one above."""
    header = top / 'src' / 'core' / 'base' / 'cf-limits.h'
    names = re.findall(r'^#define (CF_\w+)', header.read_text(), re.MULTILINE)
    used = '\n'.join(path.read_text() for path in (top / 'src').rglob('*.[ch]') if path != header)
    tested = '\n'.join(path.read_text() for path in (top / 'tests').rglob('*')
                       if path.suffix in ('.c', '.h', '.py') and 'lint' not in path.parts)
    for name in names:
        if not re.search(rf'\b{name}\b', used):
            yield f'src/core/base/cf-limits.h: nothing uses {name}'
        if not re.search(rf'\b{name}\b', tested):
            yield f'src/core/base/cf-limits.h: no test names {name}'


def functions(text):
    """Name, first line and length of each function: the opening brace stands in the first column."""
    lines = text.splitlines()
    start = None
    for number, line in enumerate(lines):
        if line == '{':
            start = number
        elif line == '}' and start is not None:
            head = ' '.join(lines[max(0, start - 6):start])
            names = re.findall(r'(\w+)\s*\(', head.rsplit(';', 1)[-1].rsplit('}', 1)[-1])
            yield names[0] if names else '?', start + 1, number - start + 1
            start = None


def report_long(top):
    """Worth knowing, no failure: functions and files that have grown long."""
    for source in sources(top):
        n = source.text.count('\n')
        if n > MAX_FILE_LINES:
            yield f'{source.name}: {n} lines'
        for name, line, length in functions(source.code):
            if length > MAX_FUNCTION_LINES:
                yield f'{source.name}:{line}: {name} has {length} lines'


CHECKS = {
    'calls': check_calls,
    'clocks': check_clocks,
    'markup': check_markup,
    'layers': check_layers,
    'map': check_map,
    'potfiles': check_potfiles,
    'messages': check_messages,
    'formats': check_formats,
    'heads': check_heads,
    'style': check_style,
    'limits': check_limits,
}


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    found = [problem for check in CHECKS.values() for problem in check(top)]
    print(*found, sep='\n', end='\n' if found else '')
    for line in report_long(top):
        print('report:', line)
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
