# SPDX-License-Identifier: GPL-3.0-or-later
# The project keeps the rules of build-aux/lint.py; and each rule finds a source that breaks it.

import pathlib
import shutil
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1]).resolve()
sys.path[:0] = [str(ROOT / 'build-aux'), str(ROOT / 'tests' / 'support')]
import lint  # noqa: E402
from tap import Skip, check, done, equal  # noqa: E402

HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'

# A project that keeps all rules. What a case changes of it, it breaks.
GOOD = {
    'meson.build': "'-Werror=format-nonliteral', '-Werror=format-security', '-Wformat=2'\n",
    'po/POTFILES': 'src/core/text/cf-word.c\n',
    'po/counterframe.pot': 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n',
    'po/xx.po': 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                '#, c-format\nmsgid "%u words"\nmsgstr "%u WORDS"\n',
    'src/README.md': '| `core/base` | | `core/text` | | `core/sidecar` | | `core/import` | | `gtk/app` | `gtk/article`\n',
    'src/core/base/cf-limits.h': HEAD + '#define CF_LIMIT_WORDS 5u\n',
    'src/core/base/cf-base.h': HEAD,
    'src/core/base/cf-base.c': HEAD + '#include "cf-base.h"\n',
    'src/core/base/meson.build': 'dependencies: [glib_dep, config_dep]\nbase_dep = 1\n',
    'src/core/text/cf-word.h': HEAD,
    'src/core/text/cf-word.c': HEAD + '#include "cf-base.h"\n/* system ("x") */\n'
                               'char *a = _ ("%u words");\nint b = CF_LIMIT_WORDS, time, system;\n',
    'src/core/text/meson.build': 'dependencies: [base_dep, icu_dep]\ntext_dep = 1\n',
    'src/core/sidecar/cf-merge.c': HEAD + 'g_string_append (out, "time (now)");\n',
    'src/core/sidecar/meson.build': 'dependencies: [model_dep]\n',
    'src/core/import/cf-html.c': HEAD + 'gumbo_parse_with_options (a, b, c);\n',
    'src/core/import/meson.build': 'dependencies: [model_dep, gumbo_dep]\n',
    'src/gtk/article/cf-view.h': HEAD,
    'src/gtk/article/cf-view.c': HEAD + '#include "cf-word.h"\n\n#include <gtk/gtk.h>\n',
    'src/gtk/article/cf-view.ui': '<object class="AdwActionRow">\n'
                                  '<property name="use-markup">False</property>\n<child/></object>\n',
    'src/gtk/article/meson.build': 'dependencies: [widgets_dep, icu_dep]\n',
    'src/gtk/app/cf-window.c': HEAD + 'AdwToast *t = adw_toast_new ("");\nchar *e = g_markup_escape_text (x, -1);\n'
                               'adw_toast_set_title (t, e);\n',
    'src/gtk/app/meson.build': 'dependencies: [article_dep]\n',
    'tests/test-word.c': HEAD + 'CF_LIMIT_WORDS;\n',
    '.clang-format': (ROOT / '.clang-format').read_text(),
    'build-aux/tool.sh': '# SPDX-License-Identifier: GPL-3.0-or-later\n',
}

# The rule, the file that is changed, what is added to it (or what it becomes), and what is said.
CALL = 'src/core/text/cf-word.c'
ADDED = [
    ('calls', CALL, 'g_file_set_contents (a, b, c, d);', 'cf-word.c:6: g_file_set_contents: use the file replacer'),
    ('calls', CALL, 'x = g_file_replace_contents_async (a);', 'g_file_replace_contents_async'),
    ('calls', CALL, 'f = fopen (name, "w");', 'fopen'),
    ('calls', CALL, 'rename (a, b);', 'rename'),
    ('calls', CALL, 'syscall (SYS_renameat2, a, b);', 'SYS_renameat2'),
    ('calls', CALL, 'g_file_get_contents (a, b, c, d);', 'g_file_get_contents'),
    ('calls', CALL, 'p = mmap (0, 1, 2, 3, 4, 5);', 'mmap'),
    ('calls', CALL, 'json_parser_load_from_file (a, b, c);', 'json_parser_load_from_file'),
    ('calls', CALL, 'json_to_string (node, TRUE);', 'json_to_string'),
    ('calls', CALL, 'gumbo_parse (text);', 'gumbo_parse'),
    ('calls', CALL, 'o = XML_PARSE_NOENT | XML_PARSE_HUGE;', 'XML_PARSE_NOENT'),
    ('calls', CALL, 'c = ucnv_open ("x", &s);', 'ucnv_open'),
    ('calls', CALL, 'g_utf8_make_valid (a, -1);', 'g_utf8_make_valid'),
    ('calls', CALL, 'system ("ls");', 'system'),
    ('calls', CALL, 'g_spawn_sync (a);', 'g_spawn_sync'),
    ('calls', CALL, 'char *argv[] = { "git", NULL };', '"git"'),
    ('calls', CALL, 'g_subprocess_new (a);', 'g_subprocess_new'),
    ('calls', CALL, 'sqlite3_exec (db, sql, NULL, NULL, NULL);', 'sqlite3_exec'),
    ('calls', CALL, 'gtk_label_set_markup (label, text);', 'gtk_label_set_markup'),
    ('calls', CALL, 'gtk_show_uri (a, b, c);', 'gtk_show_uri'),
    ('calls', CALL, 'g_socket_client_new ();', 'g_socket_client_new'),
    ('calls', CALL, 'sprintf (a, b);', 'sprintf'),
    ('calls', CALL, 'g_list_foreach (l, (GFunc) gtk_show_uri, NULL);', 'gtk_show_uri'),
    ('clocks', 'src/core/sidecar/cf-merge.c', 'now = g_get_real_time ();', 'g_get_real_time'),
    ('clocks', 'src/core/sidecar/cf-merge.c', 'now = time (NULL);', 'time'),
    ('markup', 'src/gtk/article/cf-view.ui', '<object class="AdwComboRow">\n<property name="title">x</property>',
     'cf-view.ui:4: AdwComboRow'),
    ('markup', 'src/gtk/article/cf-view.ui', '<object class="GtkLabel"><property name="use-markup">True</property>',
     'use-markup'),
    ('markup', 'src/gtk/article/cf-view.c', 'gtk_label_set_use_markup (label, TRUE);', 'use-markup'),
    ('markup', 'src/gtk/article/cf-view.c', 'adw_toast_new (text);', 'adw_toast_new'),
    ('markup', 'src/gtk/article/cf-view.c', 'adw_toast_set_title (toast, text);', 'adw_toast_set_title'),
    ('markup', 'src/gtk/article/cf-view.c', 'row = adw_action_row_new ();', 'a row takes markup'),
    ('layers', 'src/core/base/meson.build', 'x = [text_dep]', 'core/base may not use text'),
    ('layers', 'src/core/sidecar/meson.build', 'x = [import_dep]', 'core/sidecar may not use import'),
    ('layers', 'src/gtk/article/meson.build', 'x = [library_dep]', 'gtk/article may not use library'),
    ('layers', 'src/core/text/meson.build', 'x = [gtk_dep]', 'core/text may not use gtk'),
    ('layers', 'src/core/base/cf-base.c', '#include "cf-word.h"', 'base may not include cf-word.h'),
    ('layers', CALL, '#include <gtk/gtk.h>', 'only the window may use GTK'),
    ('layers', 'src/core/base/cf-base.c', '#include "cf-view.h"', 'base may not include cf-view.h'),
    ('map', 'src/gtk/library/cf-library.c', HEAD, 'gtk/library is not in the map'),
    ('potfiles', 'src/core/base/cf-base.c', 'x = N_ ("word");', 'cf-base.c:3: not in po/POTFILES'),
    ('potfiles', 'src/core/base/cf-base.c', 'x = ngettext ("word", "words", n);', 'not in po/POTFILES'),
    ('potfiles', 'src/gtk/article/cf-view.ui', '<property name="title" translatable="yes">x</property>',
     'cf-view.ui: not in po/POTFILES'),
    ('potfiles', 'po/POTFILES', 'src/core/text/gone.c', 'gone.c is not there'),
    ('messages', CALL, 'x = _ ("a <b>bold</b> word");', 'markup'),
    ('messages', 'po/counterframe.pot', 'msgid ""\n"a "\n"&amp; b"\nmsgstr ""', 'counterframe.pot:4: markup in “a &amp; b”'),
    ('messages', 'po/xx.po', '#, c-format\nmsgid "%s and %s"\nmsgstr "%s"\n', 'xx.po'),
    ('messages', 'po/xx.po', '#, c-format\nmsgid "%u %s"\nmsgstr "%s %u"\n', 'xx.po'),
    ('formats', CALL, '#pragma GCC diagnostic ignored "-Wformat-nonliteral"', 'turned off'),
    ('limits', 'src/core/base/cf-limits.h', '#define CF_LIMIT_LINES 5u', 'nothing uses CF_LIMIT_LINES'),
]
REPLACED = [
    ('heads', 'tests/test-word.c', 'CF_LIMIT_WORDS;\n', 'tests/test-word.c: no SPDX head'),
    ('formats', 'meson.build', "'-Wformat=2', '-Werror=format-security'\n", '-Werror=format-nonliteral is missing'),
    ('style', CALL, HEAD + 'int f(void) { return 1; }\n', 'cf-word.c:2'),
    ('limits', 'tests/test-word.c', HEAD, 'no test names CF_LIMIT_WORDS'),
    ('layers', 'src/core/novel/cf-novel.c', HEAD, 'LAYERS of build-aux/lint.py does not say'),
]


def make(folder, files):
    for name, content in files.items():
        path = pathlib.Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def found(rule, files):
    if rule == 'messages' and not (shutil.which('xgettext') and shutil.which('msgfmt')):
        raise Skip('gettext is not there')
    if rule == 'style' and not shutil.which('clang-format-14'):
        raise Skip('clang-format-14 is not there')
    with tempfile.TemporaryDirectory() as folder:
        make(folder, files)
        return list(lint.CHECKS[rule](pathlib.Path(folder)))


def test_good(rule):
    equal(found(rule, GOOD), [])


def test_broken(rule, name, content, expected):
    said = found(rule, {**GOOD, name: content})
    equal(len(said) > 0 and expected in said[0], True, f'{said} for {content!r}')


def test_long():
    body = HEAD + 'static int\nlong_one (void)\n{\n' + '  ;\n' * 59 + '}\n' + '\n' * 500
    with tempfile.TemporaryDirectory() as folder:
        make(folder, {**GOOD, 'src/core/text/cf-long.c': body})
        said = list(lint.report_long(pathlib.Path(folder)))
    equal(said, ['src/core/text/cf-long.c: 564 lines', 'src/core/text/cf-long.c:4: long_one has 61 lines'])


def test_project(rule):
    if rule == 'style' and not shutil.which('clang-format-14'):
        raise Skip('clang-format-14 is not there')
    said = list(lint.CHECKS[rule](ROOT))
    equal(said, [], rule)


for rule in lint.CHECKS:
    check(f'/lint/good/{rule}', test_good, rule)
for n, (rule, name, content, expected) in enumerate(ADDED):
    check(f'/lint/broken/{rule}/{n}', test_broken, rule, name, GOOD.get(name, '') + content + '\n', expected)
for n, (rule, name, content, expected) in enumerate(REPLACED):
    check(f'/lint/replaced/{rule}/{n}', test_broken, rule, name, content, expected)
check('/lint/long', test_long)
for rule in lint.CHECKS:
    check(f'/lint/project/{rule}', test_project, rule)
for line in lint.report_long(ROOT):
    print('# ' + line)
done()
