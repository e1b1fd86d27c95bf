#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the layers of the sample project anew, with the command-line tool.

    build-aux/make-sample.py build/src/cli/counterframe-cli [data/sample]

The articles and articles.csv stay; codebook.json and every sidecar are replaced. Ids and times are
new each time, the identities of the coders and of the codebook are not. Stops at the first quote
that the tool does not place exactly as written below.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

CODERS = {
    "lin": ("urn:uuid:1f6d2a57-0c3e-4b8a-9f41-6e2b7d50c913", "Lin Wei"),
    "mara": ("urn:uuid:8c40e7b2-5d19-4f6c-a3e8-27b1940fd65a", "Mara Olsen"),
}

# The default codebook, with the vocabularies that the two coders have agreed on since: coders type
# what they like, and what is typed in any script is one entry here.
CODEBOOK = ("urn:uuid:5b0c9d3e-7a64-4d21-8f3b-c2e91a6d4f70", "Two disputes")

# list: (entry, English, Simplified, Traditional or None where equal, other names)
VOCABULARIES = {
    "actor": [
        ("lanwan-port-authority", "Lanwan Port Authority", "澜湾港务局", "瀾灣港務局",
         ["Port Authority", "港务局", "港務局"]),
        ("planning-unit", "Lanwan Port Authority planning unit", "澜湾港务局规划处",
         "瀾灣港務局規劃處", []),
        ("chen-li", "Chen Li", "陈立", "陳立", []),
        ("lanwan-dockers-union", "Lanwan Dockers' Union", "澜湾码头工会", "瀾灣碼頭工會", []),
        ("wu-min", "Wu Min", "吴敏", "吳敏", []),
        ("su-qiming", "Su Qiming", "苏启明", "蘇啟明", []),
        ("luo-zhiheng", "Luo Zhiheng", "罗志恒", "羅志恒", []),
        ("fang-ruolan", "Fang Ruolan", "方若兰", "方若蘭", []),
        ("tidemark-systems", "Tidemark Systems", "潮标系统公司", "潮標系統公司", ["Tidemark"]),
        ("mayors-office", "Mayor's office", "市长办公室", "市長辦公室", []),
        ("harbour-daily", "Harbour Daily", "港湾日报", "港灣日報", []),
        ("morning-courier", "Morning Courier", "信使晨报", "信使晨報", []),
        ("river-watch", "River Watch", "护河社", "護河社", []),
        ("dai-ning", "Dai Ning", "戴宁", "戴寧", []),
        ("qingwu-waterworks", "Qingwu Waterworks", "青梧水务公司", "青梧水務公司",
         ["the waterworks", "水务公司"]),
        ("he-lan", "He Lan", "何岚", "何嵐", []),
        ("jia-shiheng", "Jia Shiheng", "贾士衡", "賈士衡", []),
        ("fengye-plant", "Fengye fertiliser plant", "丰野化肥厂", "豐野化肥廠", ["Fengye"]),
        ("valley-health-office", "Valley Health Office", "河谷卫生署", "河谷衛生署", []),
        ("ye-qing", "Ye Qing", "叶青", "葉青", []),
        ("meng-ting", "Meng Ting", "孟庭", None, []),
        ("cai-guixiang", "Cai Guixiang", "蔡桂香", None, ["Mrs Cai"]),
        ("valley-post", "Valley Post", "河谷邮报", "河谷郵報", []),
    ],
    "target": [
        ("lanwan-port-authority", "Lanwan Port Authority", "澜湾港务局", "瀾灣港務局", ["港务局"]),
        ("lanwan-dockers-union", "Lanwan Dockers' Union", "澜湾码头工会", "瀾灣碼頭工會", ["工会"]),
        ("river-watch", "River Watch", "护河社", "護河社", []),
        ("qingwu-waterworks", "Qingwu Waterworks", "青梧水务公司", "青梧水務公司", []),
        ("fengye-plant", "Fengye fertiliser plant", "丰野化肥厂", "豐野化肥廠", []),
    ],
    "proposition": [
        ("strike-causes-delays", "The strike causes the delays", "罢工造成延误", "罷工造成延誤", []),
        ("night-shift-causes-delays", "Cutting the night shift causes the delays",
         "撤销夜班造成延误", "裁撤夜班造成延誤", []),
        ("union-refuses-offers", "The union refuses every offer", "工会拒绝一切方案",
         "工會拒絕一切方案", []),
        ("software-causes-delays", "The scheduling software causes delays", "调度系统造成延误",
         "調度系統造成延誤", []),
        ("authority-knew", "The authority knew of the delays beforehand", "港务局事先知道会延误",
         "港務局事先知道會延誤", []),
        ("water-is-safe", "Qingwu tap water is safe to drink", "青梧自来水可以放心饮用",
         "青梧自來水可以放心飲用", []),
        ("plant-is-source", "The Fengye plant is the source of the nitrate",
         "丰野化肥厂是硝酸盐的来源", "豐野化肥廠是硝酸鹽的來源", []),
        ("tests-are-reliable", "The River Watch tests can be relied on", "护河社的检测可信",
         "護河社的檢測可信", []),
        ("river-watch-interest", "River Watch has an interest of its own", "护河社别有所图",
         "護河社別有所圖", []),
    ],
}

# What claims and rebuttals of several articles are about.
STRIKE = "proposition=The strike causes the delays"
NIGHT = "proposition=Cutting the night shift causes the delays"
OFFERS = "proposition=The union refuses every offer"
SOFTWARE = "proposition=The scheduling software causes delays"
KNEW = "proposition=The authority knew of the delays beforehand"
WATER = "proposition=Qingwu tap water is safe to drink"
PLANT = "proposition=The Fengye plant is the source of the nitrate"
TESTS = "proposition=The River Watch tests can be relied on"
MOTIVE = "proposition=River Watch has an interest of its own"

UNION = "target=Lanwan Dockers' Union"
AUTHORITY = "target=Lanwan Port Authority"
RIVER_WATCH = "target=River Watch"
WATERWORKS = "target=Qingwu Waterworks"
FENGYE = "target=Fengye fertiliser plant"


class Mark:
    """An annotation to make: a key to link it by, its code, its quotes, one a part."""

    def __init__(self, key, code, quote, values, note=None, doubt=False, within=None, trimmed=None,
                 later=None):
        self.key = key
        self.code = code
        self.quotes = [quote] if isinstance(quote, str) else quote
        self.values = values
        self.note = note
        self.doubt = doubt
        self.within = within    # words around it, where the quote stands several times
        self.trimmed = trimmed  # what the tool leaves of the quote, where that is less
        self.later = later      # options of a later `edit`


def claim(key, quote, *values, **more):
    return Mark(key, "claim", quote, values, **more)


def rebuttal(key, quote, *values, **more):
    return Mark(key, "rebuttal", quote, values, **more)


def source(key, quote, actor, kind, named, voice, **more):
    values = [f"actor={actor}", f"kind={kind}", f"named={named}", f"voice={voice}"]
    return Mark(key, "source", quote, values, **more)


def article(codable, frame, leaning):
    values = [f"codable={codable}", f"primary-frame={frame}", f"leaning={leaning}"]
    return Mark("article", "article", (), values)


# What most statements have in common.
SAID = ("presentation=indirect", "uptake=neutral", "modality=asserted")
QUOTED = ("presentation=direct", "uptake=neutral", "modality=asserted")
PARTLY = ("presentation=partial", "uptake=neutral", "modality=asserted")
OWN = ("presentation=own-voice", "uptake=endorsed", "modality=asserted")

HARBOUR_LIN = [
    claim("headline", "三成集装箱延误", "function=problem", "frame=economic", *OWN,
          within="第四周  三成集装箱延误"),
    source("authority", "澜湾港务局", "Lanwan Port Authority", "government", "named", "speaks"),
    claim("third", "罢工已使三成集装箱延误", "function=cause", "frame=economic", STRIKE, UNION, *SAID),
    claim("loss", "给全市造成的损失“无法估计”", "function=problem", "frame=economic", *PARTLY,
          note="局方没有说明损失如何计算。"),
    source("chen", "港务局发言人陈立", "Chen Li", "government", "named", "speaks"),
    claim("refused", "工会拒绝了局方提出的全部三份方案", "function=cause", "frame=political", OFFERS,
          UNION, *SAID),
    claim("hostage", "工会领导层“拿民生当筹码”", "function=judgement", "frame=morality",
          "frame=political", UNION, *PARTLY),
    claim("unfair", "这种做法既不负责任，也不公平", "function=judgement", "frame=morality",
          "frame=fairness-and-equality", UNION, *SAID),
    source("figures", "港务局公布的数字", "Lanwan Port Authority", "document", "named", "cited"),
    claim("460", "过去三周平均每天有460个集装箱未能按时离港，是罢工前的三倍", "function=problem",
          "frame=capacity-and-resources", STRIKE, *SAID),
    claim("ships", "工人一走，船就停了", "function=cause", "frame=economic", STRIKE, UNION, *QUOTED),
    source("luo", "航运协会会长罗志恒", "Luo Zhiheng", "company", "named", "speaks"),
    claim("leave", "罢工再拖一个月，至少会有两家航运公司把航线改到邻近的石岬港，而且不会再回来",
          "function=problem", "frame=economic", UNION, "presentation=indirect", "uptake=neutral",
          "modality=hedged"),
    claim("denied", "罢工是延误的原因", "function=cause", STRIKE, UNION, "presentation=indirect",
          "uptake=only-to-rebut", "modality=asserted"),
    rebuttal("denial", "罢工是延误的原因", "function=cause", "strategy=deny", STRIKE, *SAID,
             note="与被否认的主张同一段文字：否认本身没有别的字。"),
    source("wu", "工会主席吴敏", "Wu Min", "civil-society", "named", "cited"),
    rebuttal("august", "延误从去年8月局方撤销夜班时就开始了", "function=cause", "strategy=reinterpret",
             "strategy=counter-accuse", "frame=capacity-and-resources", NIGHT, AUTHORITY, *SAID),
    rebuttal("story", "夜班撤销后没有一艘船因此误点，工会是在“事后编故事”", "function=judgement",
             "strategy=deny", "strategy=discredit", NIGHT, UNION, *PARTLY),
    rebuttal("records", "工会拿出调度记录来", "function=remedy", "strategy=ask-evidence", NIGHT, UNION,
             *SAID),
    claim("only", "罢工是延误的唯一原因", "function=cause", STRIKE, "presentation=own-voice",
          "uptake=distanced", "modality=expressly-not-said",
          note="报道点明港务局没有这样说。"),
    claim("resume", "工会应当先复工，再谈判。", "function=remedy", "frame=fairness-and-equality", UNION,
          *OWN, trimmed="工会应当先复工，再谈判"),
    article("yes", "economic", "accuser"),
]

HARBOUR_MARA = [
    source("authority", "澜湾港务局", "Lanwan Port Authority", "government", "named", "speaks"),
    claim("third", "罢工已使三成集装箱延误", "function=cause", "frame=economic", STRIKE, *SAID),
    claim("loss", "给全市造成的损失“无法估计”", "function=problem", "frame=quality-of-life", *PARTLY),
    source("chen", "发言人陈立", "Chen Li", "government", "named", "speaks"),
    claim("refused", "工会拒绝了局方提出的全部三份方案，“连一个反建议都没有”", "function=judgement",
          OFFERS, UNION, *PARTLY),
    claim("hostage", "拿民生当筹码", "function=judgement", "frame=morality", UNION, *PARTLY),
    claim("460", "平均每天有460个集装箱未能按时离港", "function=problem", "frame=economic", STRIKE,
          *SAID, later=["--attribute", "frame=capacity-and-resources"]),
    claim("ships", "数字不会说谎：工人一走，船就停了", "function=cause", STRIKE, UNION, *QUOTED),
    source("luo", "航运协会会长罗志恒", "Luo Zhiheng", "civil-society", "named", "speaks"),
    source("wu", "工会主席吴敏", "吴敏", "civil-society", "named", "cited"),
    claim("august", "延误从去年8月局方撤销夜班时就开始了", "function=cause", NIGHT, AUTHORITY, *SAID,
          note="A claim of the union's own, I think: the sentence does not speak of the strike.",
          doubt=True),
    rebuttal("story", "夜班撤销后没有一艘船因此误点，工会是在“事后编故事”", "function=cause",
             "strategy=deny", NIGHT, UNION, *PARTLY),
    rebuttal("minor", "其影响“微乎其微”", "function=cause", "strategy=minimise", SOFTWARE, *PARTLY),
    claim("resume", "工会应当先复工，再谈判", "function=remedy", UNION, *OWN),
    article("yes", "economic", "accuser"),
]

UNION_LIN = [
    rebuttal("headline", "塞港早在罷工前就開始", "function=cause", "strategy=reinterpret", NIGHT, *OWN,
             doubt=True, note="冒號只管後半句，前半句是本刊自己的話？"),
    rebuttal("blame", "別把帳算在工人頭上", "function=judgement", "strategy=reject",
             "frame=fairness-and-equality", AUTHORITY, *QUOTED),
    source("wu", "瀾灣碼頭工會主席吳敏", "Wu Min", "civil-society", "named", "speaks"),
    rebuttal("inverted", "港務局說罷工讓三成貨櫃延誤，這根本是倒果為因", "function=cause",
             "strategy=reject", "strategy=reinterpret", STRIKE, AUTHORITY, *QUOTED),
    source("authority-said", "港務局", "Lanwan Port Authority", "government", "named", "cited",
           within="港務局說罷工讓"),
    claim("third", "罷工讓三成貨櫃延誤", "function=cause", STRIKE, "presentation=indirect",
          "uptake=only-to-rebut", "modality=asserted"),
    rebuttal("august", "塞港從去年8月就開始了，跟罷工一點關係也沒有", "function=cause", "strategy=deny",
             NIGHT, *SAID),
    rebuttal("scapegoat", "「資方自己砍掉夜班，現在卻要工人揹黑鍋」", "function=judgement",
             "strategy=counter-accuse", "frame=fairness-and-equality", "frame=morality", NIGHT,
             AUTHORITY, *QUOTED, trimmed="資方自己砍掉夜班，現在卻要工人揹黑鍋"),
    source("dispatch", "一份貨運公司的調度紀錄", "Freight company", "document", "unnamed", "cited"),
    claim("390", "去年9月到12月，三號碼頭平均每天就有390個貨櫃逾時離港，而當時沒有任何人罷工",
          "function=problem", "frame=capacity-and-resources", NIGHT, *SAID),
    claim("software", "問題的根源是去年10月上線的泊位調度軟體", "function=cause",
          "frame=capacity-and-resources", SOFTWARE, AUTHORITY, *SAID),
    claim("crash", "系統一天當機三次，吊車司機坐在駕駛艙裡乾等", "function=problem",
          "frame=capacity-and-resources", SOFTWARE, *QUOTED),
    claim("refused", "工會拒絕了全部三份方案", "function=cause", OFFERS, UNION,
          "presentation=direct", "uptake=only-to-rebut", "modality=asserted"),
    source("su", "工會副主席蘇啟明", "Su Qiming", "civil-society", "named", "speaks"),
    rebuttal("accepted", "工會當天就接受了第二份方案的薪資條款，只要求恢復兩人一組的夜間作業",
             "function=cause", "strategy=deny", OFFERS, *SAID),
    rebuttal("mislead", "港務局把「有條件接受」講成「全盤拒絕」，是存心誤導社會大眾",
             "function=judgement", "strategy=motive", "strategy=counter-accuse", "frame=morality",
             OFFERS, AUTHORITY, *PARTLY),
    claim("accidents", "夜班裁撤後半年內發生兩起吊車意外，三人受傷，比前兩年的總和還多",
          "function=problem", "frame=health-and-safety", AUTHORITY, *SAID),
    rebuttal("one-firm", "能不能代表整個港口，恐怕還需要更多資料", "function=cause",
             "strategy=ask-evidence", NIGHT, "presentation=direct", "uptake=neutral",
             "modality=hedged"),
    rebuttal("papers", "不評論來路不明的文件", "function=judgement", "strategy=discredit", *QUOTED,
             note="反駁的是文件，不是某一主張。"),
    source("silent", "陳立", "Chen Li", "government", "named", "no-comment",
           within="陳立沒有接電話"),
    claim("night-back", "要讓船準時，先讓夜班回來", "function=remedy", "frame=capacity-and-resources",
          NIGHT, AUTHORITY, *OWN),
    article("yes", "fairness-and-equality", "accused"),
]

UNION_MARA = [
    source("wu", "工會主席吳敏", "Wu Min", "civil-society", "named", "speaks"),
    rebuttal("inverted", "這根本是倒果為因", "function=cause", "strategy=reject", STRIKE, AUTHORITY,
             *QUOTED),
    claim("third", "罷工讓三成貨櫃延誤", "function=cause", STRIKE, "presentation=indirect",
          "uptake=only-to-rebut", "modality=asserted"),
    rebuttal("august", "塞港從去年8月就開始了，跟罷工一點關係也沒有", "function=cause", "strategy=deny",
             NIGHT, *SAID),
    rebuttal("scapegoat", "資方自己砍掉夜班，現在卻要工人揹黑鍋", "function=cause",
             "strategy=counter-accuse", "frame=fairness-and-equality", NIGHT, AUTHORITY, *QUOTED),
    source("dispatch", "貨運公司的調度紀錄", "Freight company", "document", "unnamed", "cited"),
    rebuttal("390", "去年9月到12月，三號碼頭平均每天就有390個貨櫃逾時離港，而當時沒有任何人罷工",
             "function=cause", "strategy=deny", NIGHT, *SAID),
    claim("software", "問題的根源是去年10月上線的泊位調度軟體", "function=cause",
          "frame=capacity-and-resources", SOFTWARE, AUTHORITY, *SAID),
    rebuttal("accepted", "工會當天就接受了第二份方案的薪資條款", "function=cause", "strategy=deny",
             OFFERS, *SAID),
    claim("accidents", "夜班裁撤後半年內發生兩起吊車意外，三人受傷", "function=problem",
          "frame=health-and-safety", *SAID),
    claim("day-23", "今天第23天，還是要笑著站好 💪", "function=judgement", "frame=public-opinion",
          *QUOTED, note="A post can be a claim; the emoji carries half of it."),
    source("fang", "北礁大學勞動法副教授方若蘭", "Fang Ruolan", "expert", "named", "speaks"),
    claim("night-back", "要讓船準時，先讓夜班回來", "function=remedy", NIGHT, AUTHORITY, *OWN),
    article("yes", "health-and-safety", "accused"),
]

COURIER_LIN = [
    claim("foresaw-en", "Port authority foresaw delays two months before strike", "function=cause",
          KNEW, AUTHORITY, *OWN),
    claim("foresaw-zh", "港务局早知旺季将误期", "function=cause", KNEW, AUTHORITY, *OWN),
    claim("shift-blame", "却把责任推给罢工", "function=judgement", "frame=morality", AUTHORITY, *OWN,
          note="Only the Chinese headline says this."),
    source("memo", "an internal memo seen by the Morning Courier", "Lanwan Port Authority",
           "document", "named", "cited"),
    source("courier", "the Morning Courier", "Morning Courier", "own-newsroom", "named", "speaks"),
    source("unit", "The planning unit", "Lanwan Port Authority planning unit", "government",
           "role-only", "cited"),
    claim("night-en", "removal of the night shift will delay 30 to 35 percent of containers in the "
          "high season", "function=cause", "frame=capacity-and-resources", NIGHT, AUTHORITY,
          *QUOTED),
    claim("night-zh", "取消夜班将导致旺季百分之三十至三十五的集装箱误期", "function=cause",
          "frame=capacity-and-resources", NIGHT, AUTHORITY, *QUOTED),
    source("memo-said", "the memo", "Lanwan Port Authority", "document", "named", "cited",
           within="said the memo"),
    claim("software", "the new berth scheduling software \"cannot be relied upon before summer\"",
          "function=cause", "frame=capacity-and-resources", SOFTWARE, *PARTLY),
    source("chen", "Chen Li, a spokesman for the authority", "Chen Li", "government", "named",
           "speaks"),
    rebuttal("worst", "the memo described \"a worst case which never happened\"", "function=cause",
             "strategy=minimise", "strategy=reinterpret", KNEW, *PARTLY),
    rebuttal("tenth", "fewer than one box in ten was late until the day of the walkout",
             "function=cause", "strategy=deny", NIGHT, *SAID),
    claim("not-repeated", "the union had turned down every offer", "function=cause", OFFERS, UNION,
          "presentation=indirect", "uptake=distanced", "modality=expressly-not-said"),
    rebuttal("wu-en", ["They wrote down in December what they blamed on us in February",
                       "The delays were on order before a single docker put down his gloves"],
             "function=judgement", "strategy=counter-accuse", "frame=morality", KNEW, AUTHORITY,
             *QUOTED),
    rebuttal("wu-zh", "他们12月自己写下的事,到了2月却怪到我们头上。码头工人还没放下手套,误期就已经注定了。"
             "他们是有意欺骗全市", "function=judgement", "strategy=counter-accuse", "strategy=motive",
             "frame=morality", KNEW, AUTHORITY, *QUOTED),
    claim("large-en", "the figures since February suggest that it made a large one",
          "function=cause", STRIKE, "presentation=direct", "uptake=neutral", "modality=hedged"),
    claim("large-zh", "2月以来的数据显示,影响可能不小", "function=cause", STRIKE, "presentation=direct",
          "uptake=neutral", "modality=hedged"),
    source("authority", "the authority", "Lanwan Port Authority", "government", "named", "cited",
           within="On Sunday the authority"),
    source("harbour-daily", "the Harbour Daily", "Harbour Daily", "other-medium", "named", "cited"),
    claim("third", "the strike had held up a third of all containers", "function=cause",
          "frame=economic", STRIKE, UNION, "presentation=indirect", "uptake=distanced",
          "modality=asserted"),
    source("mayor-en", "The mayor's office", "Mayor's office", "government", "named", "no-comment"),
    source("mayor-zh", "市长办公室", "Mayor's office", "government", "named", "speaks"),
    article("yes", "capacity-and-resources", "accused"),
]

COURIER_MARA = [
    claim("foresaw-en", "Port authority foresaw delays two months before strike", "function=cause",
          KNEW, AUTHORITY, *OWN),
    claim("foresaw-lead", "The Lanwan Port Authority expected delays to a third of all containers "
          "two months before dockers walked out", "function=cause", KNEW, AUTHORITY, *SAID),
    source("memo", "an internal memo", "Lanwan Port Authority", "document", "named", "cited"),
    claim("night-en", "removal of the night shift will delay 30 to 35 percent of containers",
          "function=problem", "frame=capacity-and-resources", NIGHT, AUTHORITY, *QUOTED),
    source("people", "two people who attended the meeting at which it was discussed",
           "People at the meeting", "government", "unnamed", "speaks"),
    claim("worst", "the memo described \"a worst case which never happened\"", "function=cause",
          KNEW, *PARTLY),
    rebuttal("tenth", "fewer than one box in ten was late until the day of the walkout",
             "function=cause", "strategy=deny", NIGHT, *SAID),
    rebuttal("wu-en", "They wrote down in December what they blamed on us in February",
             "strategy=counter-accuse", KNEW, AUTHORITY, *QUOTED),
    rebuttal("forecast", "a forecast is not a cause", "function=cause", "strategy=reinterpret",
             KNEW, *SAID),
    claim("third", "the strike had held up a third of all containers", "function=cause",
          "frame=economic", STRIKE, UNION, *SAID),
    source("tidemark", "The maker of the software, Tidemark Systems", "Tidemark Systems", "company",
           "named", "no-comment"),
    rebuttal("cranes", "We need cranes, not culprits", "function=remedy", "strategy=reject",
             "frame=capacity-and-resources", *QUOTED, doubt=True),
]

VALLEY_LIN = [
    claim("headline", "青梧九处水龙头硝酸盐超标", "function=problem", "frame=health-and-safety", WATER,
          *OWN),
    source("river-watch", "民间团体护河社", "River Watch", "civil-society", "named", "speaks"),
    claim("nine", "青梧河谷14处自来水取样点中，有9处硝酸盐含量超过每升50毫克的法定上限，最高一处达到62毫克",
          "function=problem", "frame=health-and-safety", WATER, WATERWORKS, *SAID),
    claim("stop", "水务公司立即停止向河谷东区供水，改用送水车", "function=remedy",
          "frame=health-and-safety", WATERWORKS, *SAID),
    source("dai", "　　报告执笔人、护河社水质组组长戴宁", "Dai Ning", "civil-society", "named", "speaks",
           trimmed="报告执笔人、护河社水质组组长戴宁"),
    claim("map", "超标的取样点全部位于丰野化肥厂下游，“污染从哪里来，地图上看得一清二楚”",
          "function=cause", PLANT, FENGYE, *PARTLY),
    source("health", "河谷卫生署", "Valley Health Office", "government", "named", "no-comment"),
    source("assessment", "河谷卫生署去年底的一份内部评估", "Valley Health Office", "document", "named",
           "cited"),
    source("report", "护河社", "River Watch", "civil-society", "named", "cited",
           within="护河社在报告中"),
    claim("forty", "东区水井的硝酸盐浓度五年来上升了四成", "function=problem",
          "frame=health-and-safety", *SAID),
    source("he", "公司发言人何岚", "He Lan", "company", "named", "speaks"),
    rebuttal("meaningless", "护河社的样品由没有资质的实验室检测，结果“在科学上毫无意义”",
             "function=judgement", "strategy=discredit", TESTS, RIVER_WATCH, *PARTLY),
    rebuttal("never", "公司每周检测两次，过去一年没有一次超标，自来水完全可以放心饮用", "function=problem",
             "strategy=deny", "frame=health-and-safety", WATER, *SAID),
    rebuttal("price", "有人想借一杯水做文章", "function=judgement", "strategy=motive",
             "frame=political", MOTIVE, RIVER_WATCH, *QUOTED),
    rebuttal("november", "取样从去年11月就开始了，那时谁也不知道表决的日子", "function=cause",
             "strategy=deny", MOTIVE, *SAID),
    source("fengye", "丰野化肥厂", "Fengye fertiliser plant", "company", "named", "no-comment",
           within="丰野化肥厂没有回复"),
    source("ye", "南麓大学环境化学教授叶青", "Ye Qing", "expert", "named", "speaks"),
    claim("methods", "取样方法“没有大问题”，但只有14个点、一个雨季", "function=judgement", TESTS,
          RIVER_WATCH, "presentation=partial", "uptake=neutral", "modality=hedged", doubt=True,
          note="后半句同时是下一段反驳的理由，所以两段相交。"),
    rebuttal("not-enough", "只有14个点、一个雨季，还不足以断定化肥厂就是污染源", "function=cause",
             "strategy=ask-evidence", PLANT, "presentation=indirect", "uptake=neutral",
             "modality=hedged"),
    claim("bottled", ["我会让我的孙子喝瓶装水", "这是谨慎，不是结论"], "function=remedy",
          "frame=health-and-safety", WATER, "presentation=direct", "uptake=neutral",
          "modality=hedged"),
    claim("not-said", "东区应当停水", "function=remedy", "presentation=own-voice", "uptake=neutral",
          "modality=expressly-not-said"),
    article("yes", "health-and-safety", "accuser"),
]

VALLEY_MARA = [
    claim("headline", "青梧九处水龙头硝酸盐超标", "function=problem", "frame=health-and-safety", WATER,
          *OWN),
    source("river-watch", "护河社", "River Watch", "civil-society", "named", "speaks",
           within="民间团体护河社"),
    claim("nine", "有9处硝酸盐含量超过每升50毫克的法定上限", "function=problem",
          "frame=health-and-safety", WATER, *SAID),
    claim("stop", "水务公司立即停止向河谷东区供水，改用送水车", "function=remedy",
          "frame=policy-prescription-and-evaluation", WATERWORKS, *SAID),
    claim("map", "污染从哪里来，地图上看得一清二楚", "function=cause", PLANT, FENGYE, *QUOTED),
    claim("forty", "东区水井的硝酸盐浓度五年来上升了四成", "function=problem",
          "frame=health-and-safety", *SAID),
    rebuttal("meaningless", "护河社的样品由没有资质的实验室检测，结果“在科学上毫无意义”",
             "function=judgement", "strategy=discredit", TESTS, RIVER_WATCH, *PARTLY),
    claim("never", "公司每周检测两次，过去一年没有一次超标，自来水完全可以放心饮用", "function=problem",
          WATER, *SAID),
    rebuttal("price", "有人想借一杯水做文章", "function=judgement", "strategy=motive", MOTIVE,
             RIVER_WATCH, *QUOTED),
    rebuttal("november", "取样从去年11月就开始了", "function=cause", "strategy=deny", MOTIVE, *SAID),
    claim("not-enough", "还不足以断定化肥厂就是污染源", "function=cause", PLANT, *SAID),
    claim("truck", "在结果出来之前，送水车至少应该先开到东区", "function=remedy",
          "frame=health-and-safety", *OWN),
]

GAZETTE_LIN = [
    claim("standard-zh", "自来水全部达标", "function=problem", WATER, *SAID),
    claim("standard-en", "tap water meets the standard", "function=problem", WATER, *SAID),
    rebuttal("ulterior", "护河社报告别有用心", "function=judgement", "strategy=motive", MOTIVE,
             RIVER_WATCH, *SAID, note="英文标题没有“别有用心”，只说质疑。"),
    source("statement-zh", "声明", "Qingwu Waterworks", "company", "named", "speaks",
           within="声明说"),
    source("statement-en", "a statement", "Qingwu Waterworks", "company", "named", "speaks",
           within="a statement said"),
    rebuttal("neither-zh", "既不科学，也不负责", "function=judgement", "strategy=discredit", TESTS,
             RIVER_WATCH, *QUOTED),
    rebuttal("neither-en", "“neither scientific nor responsible”", "function=judgement",
             "strategy=discredit", TESTS, RIVER_WATCH, *QUOTED,
             trimmed="neither scientific nor responsible"),
    claim("below-zh", "硝酸盐平均值为每升31毫克，最高值为46毫克，低于50毫克的法定上限", "function=problem",
          "frame=health-and-safety", WATER, *SAID),
    claim("below-en", "Nitrate averaged 31 milligrams a litre and peaked at 46, far below the "
          "legal limit of 50", "function=problem", "frame=health-and-safety", WATER, *SAID),
    source("jia-zh", "公司总工程师贾士衡", "Jia Shiheng", "company", "named", "speaks"),
    rebuttal("sheet-zh", "护河社所称的62毫克“从未出现在任何一份合格的化验单上”", "function=problem",
             "strategy=deny", TESTS, RIVER_WATCH, *PARTLY),
    rebuttal("worthless", "这样的数字，连讨论的价值都没有", "function=judgement", "strategy=discredit",
             TESTS, *QUOTED, note="英文没有译出这一句。"),
    rebuttal("fields", "农田施肥才是主要原因，把矛头对准一家企业是在“找替罪羊”", "function=cause",
             "strategy=reinterpret", "frame=fairness-and-equality", PLANT, *PARTLY),
    source("post", "《河谷邮报》", "Valley Post", "other-medium", "named", "cited",
           trimmed="河谷邮报"),
    source("ye", "南麓大学教授叶青", "Ye Qing", "expert", "named", "cited"),
    rebuttal("not-enough", "14个取样点不足以断定化肥厂就是污染源", "function=cause",
             "strategy=ask-evidence", PLANT, *SAID),
    rebuttal("bottler-zh", "这家机构的经费来自一家瓶装水企业，其动机不言自明", "function=judgement",
             "strategy=motive", "strategy=discredit", MOTIVE, RIVER_WATCH, *SAID),
    rebuttal("panic-zh", "在这个时候散布恐慌，只会损害全体用户的利益", "function=judgement",
             "strategy=counter-accuse", "frame=economic", RIVER_WATCH, *SAID),
    rebuttal("panic-en", "To spread panic at this time would only harm all customers",
             "function=judgement", "strategy=counter-accuse", "frame=economic", RIVER_WATCH, *SAID),
]

HERALD_LIN = [
    source("cai", "Cai Guixiang", "Cai Guixiang", "citizen", "named", "speaks"),
    claim("they-say", "it is safe", "function=problem", WATER, "presentation=indirect",
          "uptake=only-to-rebut", "modality=asserted"),
    rebuttal("why-truck", ["They tell me it is safe", "Then why is there a truck"],
             "function=problem", "strategy=ask-evidence", "frame=health-and-safety", WATER,
             WATERWORKS, *QUOTED),
    claim("precaution", "it is a precaution and not an admission", "function=judgement",
          "frame=health-and-safety", *SAID),
    source("lawyer", "The plant’s lawyer", "Fengye fertiliser plant", "company", "role-only",
           "speaks"),
    rebuttal("farmland", "the nitrate in the river comes from farmland", "function=cause",
             "strategy=reinterpret", PLANT, *SAID),
    claim("both-right", ["they may", "be right about different ones"], "function=problem", TESTS,
          "presentation=indirect", "uptake=endorsed", "modality=hedged", later=[
              "--note", "Two parts, so that the source in the middle stays out of the claim."]),
    source("chemists", "several chemists", "Chemists", "expert", "unnamed", "speaks"),
    source("dai", "Dai Ning, who wrote the River Watch report", "Dai Ning", "civil-society",
           "named", "speaks"),
    rebuttal("west", "The company samples at the treatment works and in six public buildings, all "
             "of them west of the river", "function=problem", "strategy=discredit", WATER,
             WATERWORKS, *QUOTED),
    rebuttal("fairy-tale", "the charge that a maker of bottled water pays her group “a fairy tale "
             "with a price tag”", "function=judgement", "strategy=reject", MOTIVE, *PARTLY),
    claim("bottler", "a maker of bottled water pays her group", "function=judgement", MOTIVE,
          RIVER_WATCH, "presentation=indirect", "uptake=only-to-rebut", "modality=asserted"),
    rebuttal("pipes", "samples from old kitchen pipes show the state of the pipes, not of the "
             "water", "function=cause", "strategy=reinterpret", TESTS, *SAID),
    source("he", "she", "He Lan", "company", "named", "no-comment",
           within="she did not reply"),
    source("assessment", "An assessment by the Valley Health Office", "Valley Health Office",
           "document", "named", "cited"),
    source("meng", "the chair of the committee, Meng Ting", "Meng Ting", "politician-or-party",
           "named", "cited"),
    rebuttal("guessing", "anybody who tells you that the plant did it, or that the plant did not, "
             "is guessing", "function=judgement", "strategy=reject", PLANT, *QUOTED),
    claim("filter", "My grandmother drank this for 90 years. Buy a filter 🙄", WATER,
          "presentation=direct", "uptake=distanced", "modality=asserted",
          note="Function open: a judgement in the form of advice."),
    claim("thirsty", ["Nobody here is waiting for the laboratory", "The laboratory is not thirsty"],
          "function=judgement", "frame=quality-of-life", *QUOTED),
    article("yes", "quality-of-life", "balanced"),
]

MARKS = {
    ("harbour-daily-strike.txt", "lin"): HARBOUR_LIN,
    ("harbour-daily-strike.txt", "mara"): HARBOUR_MARA,
    ("union-voice-congestion.txt", "lin"): UNION_LIN,
    ("union-voice-congestion.txt", "mara"): UNION_MARA,
    ("courier-memo.txt", "lin"): COURIER_LIN,
    ("courier-memo.txt", "mara"): COURIER_MARA,
    ("valley-post-taps.txt", "lin"): VALLEY_LIN,
    ("valley-post-taps.txt", "mara"): VALLEY_MARA,
    ("qingwu-gazette-water.txt", "lin"): GAZETTE_LIN,
    ("strait-herald-east-end.txt", "lin"): HERALD_LIN,
}

SHORT = {
    "harbour": "harbour-daily-strike.txt",
    "union": "union-voice-congestion.txt",
    "courier": "courier-memo.txt",
    "valley": "valley-post-taps.txt",
    "gazette": "qingwu-gazette-water.txt",
    "herald": "strait-herald-east-end.txt",
}

# FROM TYPE TO [attribute] [doubt] [-- note]; an end without an article is in that of the last FROM
# which names one.
LINKS_LIN = """
harbour/third attributed-to authority
loss attributed-to authority
refused attributed-to chen
hostage attributed-to chen
unfair supports hostage
460 attributed-to figures
460 supports third
ships attributed-to chen
leave attributed-to luo
headline restates third
denial rebuts denied basis=named
denial attributed-to wu
august attributed-to wu
august rebuts third basis=implied
august supports denial
story rebuts august basis=named
story attributed-to chen
records rebuts august basis=named
records attributed-to chen

union/inverted attributed-to wu
inverted rebuts third basis=named
third attributed-to authority-said
third restates harbour/third
inverted rebuts harbour/third basis=named
august attributed-to wu
august rebuts harbour/third basis=named
august restates harbour/august
scapegoat attributed-to wu
scapegoat supports blame
blame rebuts harbour/ships basis=implied
390 attributed-to dispatch
390 supports august
crash supports software
accepted attributed-to su
accepted rebuts refused basis=named
accepted rebuts harbour/refused basis=named
refused restates harbour/refused
mislead rebuts refused basis=named
mislead attributed-to su
one-firm rebuts dispatch basis=named
papers rebuts dispatch basis=implied
headline restates august

courier/foresaw-en translates foresaw-zh shift=omitted
foresaw-en attributed-to memo
memo relayed-by courier
night-en attributed-to unit
unit relayed-by memo-said
memo-said relayed-by courier
night-en translates night-zh shift=none
night-en supports union/august
software attributed-to memo-said
software restates union/software
worst rebuts foresaw-en basis=named
worst attributed-to chen
tenth attributed-to chen
tenth rebuts union/390 basis=implied
not-repeated attributed-to chen
not-repeated restates harbour/refused
wu-en rebuts harbour/third basis=implied
wu-en translates wu-zh shift=added -- The last sentence stands only in the Chinese.
large-en translates large-zh shift=weaker
large-en supports third
third attributed-to authority
authority relayed-by harbour-daily
third restates harbour/third
mayor-en translates mayor-zh shift=added -- In English no answer, in Chinese an answer.

valley/nine attributed-to river-watch
headline restates nine
stop attributed-to river-watch
map attributed-to dai
forty attributed-to assessment
assessment relayed-by report
meaningless attributed-to he
meaningless rebuts nine basis=named
methods attributed-to ye
never attributed-to he
never rebuts nine basis=named
price attributed-to he
price rebuts river-watch basis=implied
november attributed-to dai
november rebuts price basis=named
not-enough attributed-to ye
not-enough rebuts map basis=implied
bottled attributed-to ye

gazette/standard-zh translates standard-en shift=weaker
statement-zh translates statement-en shift=none
neither-zh translates neither-en shift=none
neither-zh attributed-to statement-zh
neither-en attributed-to statement-en
below-zh translates below-en shift=stronger
below-zh supports standard-zh
below-zh restates valley/never
sheet-zh attributed-to jia-zh
sheet-zh rebuts valley/nine basis=named
worthless attributed-to jia-zh
fields attributed-to jia-zh
fields rebuts valley/map basis=named
not-enough attributed-to ye
ye relayed-by post
not-enough restates valley/not-enough
bottler-zh supports ulterior
panic-zh translates panic-en shift=source-changed -- The statement in Chinese, Jia in English.
panic-zh rebuts valley/stop basis=implied

herald/why-truck rebuts they-say basis=named
why-truck attributed-to cai
why-truck rebuts gazette/standard-zh basis=implied
farmland attributed-to lawyer
farmland rebuts valley/map basis=implied
farmland supports gazette/fields
both-right attributed-to chemists
west attributed-to dai
west rebuts gazette/below-zh basis=implied
fairy-tale rebuts bottler basis=named
fairy-tale rebuts gazette/bottler-zh basis=named
fairy-tale attributed-to dai
bottler restates gazette/bottler-zh
pipes rebuts valley/nine basis=implied doubt
assessment relayed-by meng
guessing rebuts valley/map basis=implied
guessing rebuts farmland basis=named
thirsty attributed-to cai
"""

LINKS_MARA = """
harbour/third attributed-to authority
refused attributed-to chen
460 supports third
ships attributed-to chen
august attributed-to wu
story rebuts august basis=named
story attributed-to chen

union/inverted rebuts third basis=named
inverted attributed-to wu
inverted rebuts harbour/third basis=implied
august rebuts harbour/third basis=named
390 attributed-to dispatch
390 rebuts third basis=implied
accepted rebuts harbour/refused basis=named

courier/foresaw-lead attributed-to memo
foresaw-en restates foresaw-lead
tenth rebuts night-en basis=implied
wu-en rebuts harbour/third basis=implied
forecast rebuts foresaw-lead basis=named
third restates harbour/third

valley/nine attributed-to river-watch
headline restates nine
meaningless rebuts nine basis=named
november rebuts price basis=named
"""

LINKS = {"lin": LINKS_LIN, "mara": LINKS_MARA}

FINISHED = [("harbour", "lin"), ("union", "lin"), ("harbour", "mara"), ("union", "mara")]


def find(text, quote, within):
    if text.count(within) != 1 or within.count(quote) != 1:
        sys.exit(f"not once in the article, or not once in its surroundings: {within}, {quote}")
    start = text.index(within) + within.index(quote)
    return start, start + len(quote)


def make_entry(entry, english, simplified, traditional, aliases):
    label = {"en": english, "zh-Hans": simplified}
    if traditional:
        label["zh-Hant"] = traditional
    return {"id": entry, "label": label, "aliases": aliases, "supersedes": []}


def make_codebook():
    template = ROOT / "data" / "codebooks" / "framing-core.json"
    codebook = json.loads(template.read_text(encoding="utf-8"))
    codebook["id"], codebook["title"] = CODEBOOK
    codebook["lists"] = {name: [make_entry(*entry) for entry in entries]
                         for name, entries in VOCABULARIES.items()}
    return json.dumps(codebook, indent=2, ensure_ascii=False) + "\n"


class Maker:
    """Runs the tool, with settings of its own, and remembers the id of every annotation made."""

    def __init__(self, tool, folder, scratch):
        self.tool = str(tool.resolve())
        self.folder = folder
        self.scratch = scratch
        self.environment = dict(os.environ, XDG_CONFIG_HOME=str(scratch / "config"),
                                XDG_STATE_HOME=str(scratch / "state"), LC_ALL="C.UTF-8")
        self.ids = {}

    def write_coders(self):
        entries = [{"name": name, "id": identity, "full-name": full}
                   for name, (identity, full) in CODERS.items()]
        path = self.scratch / "config" / "counterframe" / "annotators.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"current": "lin", "annotators": entries}), encoding="utf-8")

    def run(self, *arguments):
        done = subprocess.run([self.tool, *arguments, "--json"], cwd=self.folder,
                              env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0 or done.stderr:
            sys.exit(f"{arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def place(self, file, mark):
        """The options that say where: --quote where that is enough, else --span."""
        if len(mark.quotes) < 2 and not mark.within:
            return [f"--quote={quote}" for quote in mark.quotes]
        text = self.run("show", file)[0]["text"]
        spans = [find(text, quote, mark.within or quote) for quote in mark.quotes]
        return [option for start, end in spans for option in ("--span", f"{start}-{end}")]

    def mark(self, file, coder, mark):
        options = [option for value in mark.values for option in ("--attribute", value)]
        if mark.note:
            options += ["--note", mark.note]
        if mark.doubt:
            options.append("--doubt")
        made = self.run("annotate", file, "--annotator", coder, "--code", mark.code,
                        *self.place(file, mark), *options)[0]
        expected = mark.trimmed or " … ".join(mark.quotes)
        if mark.quotes and made["quote"] != expected:
            sys.exit(f"{file}: wanted “{expected}”, got “{made['quote']}”")
        self.ids[coder, file, mark.key] = made["id"]
        if mark.later:
            self.run("edit", file, "--annotator", coder, "--id", made["id"], *mark.later)

    def link(self, coder):
        here = None
        for line in LINKS[coder].split("\n"):
            if not line:
                continue
            line, _, note = line.partition(" -- ")
            speaker, kind, target, *values = line.split()
            if "/" in speaker:
                here, speaker = speaker.split("/")
            there, target = target.split("/") if "/" in target else (here, target)
            options = ["--note", note] if note else []
            for value in values:
                options += ["--doubt"] if value == "doubt" else ["--attribute", value]
            self.run("relate", ".", "--annotator", coder, "--type", kind, *options,
                     "--from", self.ids[coder, SHORT[here], speaker],
                     "--to", self.ids[coder, SHORT[there], target])

    def make(self):
        self.write_coders()
        (self.folder / "codebook.json").write_text(make_codebook(), encoding="utf-8")
        for path in self.folder.glob("*.anno.json"):
            path.unlink()
        for (file, coder), marks in MARKS.items():
            for mark in marks:
                self.mark(file, coder, mark)
        for coder in CODERS:
            self.link(coder)
        for short, coder in FINISHED:
            self.run("finish", SHORT[short], "--annotator", coder)
        if self.run("check", "."):
            sys.exit("the layers have problems: see `check`")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__.strip())
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else ROOT / "data" / "sample"
    with tempfile.TemporaryDirectory() as scratch:
        maker = Maker(pathlib.Path(sys.argv[1]), folder, pathlib.Path(scratch))
        maker.make()
    print(f"{len(maker.ids)} annotations in {len(MARKS)} layers")


if __name__ == "__main__":
    main()
