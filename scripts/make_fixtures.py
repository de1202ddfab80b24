"""Write the fixtures: ``python scripts/make_fixtures.py`` (needs reportlab beside the project).

The sources stand here as plain text, so that a reader sees what each document says and which errors
were put into it; ``fixtures/README.md`` lists them.
"""

from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"

UNION = """云溪县总工会2026年预算重点领域财政项目文本公开

项目名称
2026年困难职工帮扶资金。
立项依据
1.《困难职工帮扶资金使用管理办法》（云财社〔2023〕45号）；
2.云工办发〔2024〕6号《关于规范困难职工档案管理的通知》。
项目实施单位
云溪县总工会困难职工帮扶中心。
项目基本概况
2026年，对建档困难职工开展生活帮扶，计划帮扶困难职工80人，项目预算4万元，由县级财政安排。
项目实施内容
入户核查困难职工家庭情况，按标准发放帮扶资金，并对帮扶情况公示。
资金安排情况
2026年安排帮扶资金4万元，帮扶困难职工80人，帮扶标准每人500元，共需4万元。
项目实施计划
一季度完成摸底，二季度发放帮扶资金4万元，四季度开展满意度调查。
项目实施成效
80名困难职工的生活得到改善，受助职工满意度达到95%以上。
"""

RANGERS = """青禾县林业和草原局2025年重点领域财政项目文本公开
一、项目名称
2025年生态护林员补助。
二、立项依据
《生态护林员管理细则》（青林规【2022】18号）。
三、项目实施单位
青禾县林业和草原局。
四、项目基本概况
全县选聘生态护林员324名，其中续聘298名、新聘26名，项目预算259.2万元。
五、项目实施内容
开展森林巡护和防火宣传。
六、资金安排情况
生态护林员324名，每人每年8000元，共计259.2万元。其中中央财政补助200万元，县级财政配套59.2万元。
七、项目实施计划
由青禾县林业与草原局按季度考核发放。
八、项目实施成效
342名生态护林员家庭实现增收。

青禾县林业和草原局2025年重点领域财政项目文本公开
一、项目名称
2025年防火通道维护经费。
二、立项依据
《森林防火条例》（国务院令第541号）。
三、项目实施单位
青禾县林业和草原局。
四、项目基本概况
维护防火通道46公里，项目预算74.10万元。
五、项目实施内容
六、资金安排情况
1.通道清理55.2万元。46公里，每公里1.2万元。
2.机具购置16.8元。风力灭火机40台，每台4200元，计16.8元。
3.标识牌制作2.10万元。140块，每块160元，计2.10万元。
七、项目实施计划
2024年10月底前完成通道清理。
"""

HISTORY = """石川县水利局2024年重点领域财政项目文本
项目名称：2024年小型水库管护。
实施单位：石川县水利局水库管理站。
立项依据：《小型水库运行管护办法》（石水规〔2021〕12号）。
项目概况：全县现有小型水库33座，其中小（1）型9座、小（2）型24座，聘用管护员33名。
实施内容：开展日常巡查、除草清障和设施养护。
资金安排：管护员33名，每人每月600元，12个月共需23.76万元；维修养护费33座，每座8000元，计26.4万元；两项合计50.16万元，由省级财政补助30.16万元、县级财政安排20万元。
实施计划：汛前完成设施检修，按月发放管护报酬，全年支出50.16万元。
预期成效：水库安全度汛，群众满意度达到90%以上。
"""

TRADITIONAL = """蘭溪縣圖書館2022年度部門決算公開

一、收入決算情況
2022年度收入合計318.60萬元，其中：財政撥款收入300.60萬元，佔94.35%；其他收入18.00萬元，佔5.65%。
二、支出決算情況
2022年度支出合計312.40萬元，其中：基本支出212.40萬元，佔67.99%；項目支出100.00萬元，佔32.01%。
三、“三公”經費決算情況
2022年度“三公”經費支出2.16萬元，比上年減少0.24萬元，下降11.11%，主要是壓減公務接待。
四、名詞解釋
1.基本支出：保障機構正常運轉的支出。
"""

BUDGET = [
    ("h0", "清源区卫生健康局2026年部门预算说明"),
    ("h1", "第一部分 部门概况"),
    ("h2", "一、主要职责"),
    ("p", "负责全区医疗卫生、公共卫生和健康促进工作。"),
    ("h2", "二、人员情况"),
    ("p", "核定编制58名，其中行政编制18名、事业编制40名；在职人员55人，退休人员21人。"),
    ("h1", "第二部分 2026年部门预算情况说明"),
    ("h2", "一、收支预算总体情况"),
    (
        "p",
        (
            "2026年收入预算1,860.00万元，比上年增加110.00万元，增长6.29%。其中：一般公共预算拨款"
            "1,620.00万元，占87.10%；事业收入240.00万元，占12.90%。"
        ),
    ),
    ("h2", "二、支出预算情况"),
    ("p", "2026年支出预算1,860.00万元，按功能分类安排如下表。"),
    ("p", "单位：万元"),
    (
        "table",
        [
            ["项目", "合计", "基本支出", "项目支出"],
            ["卫生健康支出", "1,610.00", "980.00", "630.00"],
            ["社会保障和就业支出", "150.00", "150.00", "0.00"],
            ["住房保障支出", "100.00", "100.00", "0.00"],
            ["合计", "1,860.00", "1,230.00", "630.00"],
        ],
    ),
    ("h2", "三、“三公”经费预算情况"),
    (
        "p",
        (
            "2026年“三公”经费预算8.40万元，比上年减少0.60万元，下降6.67%。其中：公务接待费2.40万元；"
            "公务用车运行维护费6.00万元。"
        ),
    ),
]

SANGONG = [
    ("h0", "明湖区档案馆2024年度“三公”经费支出决算情况说明"),
    ("h1", "一、总体情况"),
    (
        "p",
        (
            "2024年度“三公”经费支出预算12.00万元，支出决算9.60万元，完成预算的82%。支出决算比上年减少"
            "1.20万元，下降12.50%。"
        ),
    ),
    ("h1", "二、具体情况"),
    (
        "p",
        (
            "“三公”经费支出决算9.60万元，其中：公务接待费2.10万元；公务用车购置费0.00万元；公务用车运行维护费"
            "7.05万元。公务接待费比上年下降（增长）0.30万元。"
        ),
    ),
    ("h1", "三、机关运行经费"),
    ("p", "2023年度机关运行经费支出36.50万元，比上年增加1.50万元，增长4.29%。"),
]

ACCOUNTS = """河滨市城市管理局2024年度部门决算公开
第一部分 部门概况
一、主要职能
负责全市市容环境卫生、市政设施养护和城市管理执法工作，指导各区开展垃圾分类、户外广告管理和违法建设治理，承担城市管理信息化平台的建设和运行维护。
二、机构设置
内设机构9个，核定编制76名，年末在职人员72人，其中：行政人员31人，事业人员41人。
第二部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
2024年度收、支总计3,482.65万元。与2023年度相比，收、支总计各增加182.65万元，增长5.53%，主要原因是新增老旧道路整治项目和环卫作业车辆更新项目。
二、收入决算情况说明
2024年度收入合计3,402.65万元，其中：财政拨款收入3,310.40万元，占97.29%；其他收入92.25万元，占2.71%。
三、支出决算情况说明
2024年度支出合计3,418.20万元，其中：基本支出1,386.20万元，占40.55%；项目支出2,032.00万元，占59.45%。
四、政府采购支出情况
2024年度政府采购支出总额986.40万元，其中：政府采购货物支出312.40万元、政府采购工程支出454.00万元、政府采购服务支出220.00万元。
五、“三公”经费支出情况
单位：万元
@table
第三部分 名词解释
一、财政拨款收入：指市级财政当年拨付的资金。
"""
ACCOUNTS_TABLE = [
    ["项目", "预算数", "决算数"],
    ["公务接待费", "3.00", "2.64"],
    ["公务用车运行维护费", "24.00", "22.36"],
    ["合计", "27.00", "25.00"],
]

PERFORMANCE = """松原县教育局
2024年度“爱心午餐”项目支出绩效自评报告
一、项目基本情况
项目全年预算186.40万元，其中县级财政资金150.00万元、社会捐赠36.40万元，惠及农村学校学生2,330人。
二、资金执行情况
截至2024年末，项目实际支出178.08万元，预算执行率98.54%，年末结余8.32万元。
三、产出指标完成情况
全年供餐185天，受益学生2,330人，其中小学生1,506人、初中生842人。
四、满意度情况
发放问卷400份，收回388份，回收率97%，其中表示满意的376份，满意度96.91%。
五、存在的问题
个别学校食材验收台账不够完整。
六、改进措施
加强台账管理，每月抽查一次。
"""

SUBSIDY = """<p style="text-align:center">安和县2025年耕地地力保护补贴资金分配方案公示</p>
<p>按照《耕地地力保护补贴实施办法》（安农发〔2024〕31号）规定，现将2025年补贴资金分配方案公示如下：</p>
<p>一、补贴标准和资金</p>
<p>全县补贴面积86,400亩，每亩补贴105元，共安排资金907.20万元，其中中央资金820.00万元、县级资金87.20万元。</p>
<p>二、分乡镇安排情况</p>
<p>单位：万元</p>
<table><tr><td>乡镇</td><td>补贴面积（亩）</td><td>补贴资金</td></tr>
<tr><td>东山镇</td><td>32,000</td><td>336.00</td></tr>
<tr><td>西河镇</td><td>28,400</td><td>298.20</td></tr>
<tr><td>北塘乡</td><td>26,000</td><td>273.00</td></tr>
<tr><td>合计</td><td>86,400</td><td>907.20</td></tr></table>
<p>三、公示时间</p>
<p>2025年6月3日至6月12日。</p>
"""

WORK_RELIEF = """<p>石桥乡2025年以工代赈项目实施情况公示</p>
<p>一、项目资金</p>
<p>项目总投资人民币叁佰贰拾万元整（325.00万元），其中中央专项资金280.00万元、县级配套资金40.00万元。</p>
<p>二、组织实施</p>
<p>主要材料控制价126.00万元，成交价118.44万元，节约资金7.56万元，节约率6.50%。</p>
<p>三、劳务报酬</p>
<p>共吸纳群众96人务工，发放劳务报酬88.60万元，分三批发放：6月发放30.00万元，9月发放36.60万元，12月发放24.00万元。</p>
"""


def write_docx(path: Path, blocks: list[tuple[str, object]]) -> None:
    """A Word document of headings, paragraphs and tables; equal bytes on every run."""
    from docx import Document

    document = Document()
    for kind, content in blocks:
        if kind == "table":
            rows = content if isinstance(content, list) else []
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
        elif kind == "p":
            document.add_paragraph(str(content))
        else:
            document.add_heading(str(content), level=int(kind[1]))
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))


class Page:
    """A PDF written line by line: hard breaks, running header, page numbers, ruled tables."""

    def __init__(self, path: Path, header: str) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
        self.header, self.number, self.top = header, 1, 760

    def line(self, words: str, indent: int = 0) -> None:
        """One printed line."""
        if self.top < 90:
            self.turn()
        self.canvas.setFont("STSong-Light", 12)
        self.canvas.drawString(80 + indent, self.top, words)
        self.top -= 21

    def paragraph(self, words: str) -> None:
        """A paragraph broken at the width of the page, its first line indented."""
        columns, line = 4, ""
        for sign in words:
            wide = 2 if ord(sign) > 0x2E7F or sign in "“”" else 1
            if columns + wide > 70:
                self.line(line, 24 if line == words[: len(line)] else 0)
                columns, line = 0, ""
            columns, line = columns + wide, line + sign
        self.line(line, 24 if line == words else 0)

    def table(self, rows: list[list[str]]) -> None:
        """A ruled table."""
        widths, height = (200, 100, 100), 22
        for row in rows:
            x = 80
            for words, width in zip(row, widths, strict=True):
                self.canvas.rect(x, self.top - 8, width, height)
                self.canvas.drawString(x + 4, self.top - 2, words)
                x += width
            self.top -= height
        self.top -= 12

    def turn(self) -> None:
        """Print header and page number and begin the next page."""
        self.canvas.setFont("STSong-Light", 9)
        self.canvas.drawString(80, 800, self.header)
        self.canvas.drawString(280, 48, f"- {self.number} -")
        self.canvas.showPage()
        self.number, self.top = self.number + 1, 760

    def close(self) -> None:
        """Finish the last page and the file."""
        self.turn()
        self.canvas.save()


def write_pdf(path: Path, text: str, table: list[list[str]] | None = None) -> None:
    """A PDF of ``text``, a line of which is a paragraph; ``@table`` stands for the table."""
    page = Page(path, text.split("\n", 1)[0])
    for paragraph in text.strip().split("\n"):
        if paragraph == "@table" and table:
            page.table(table)
        else:
            page.paragraph(paragraph)
    page.close()


FRAME = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{title}</title>
<script>var visits = 10000;</script></head>
<body><div class="nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a></div>
<h1>{title}</h1>
<div class="info">【字号：大 中 小】 来源：县政府办 浏览：328次</div>
<div class="TRS_Editor">
{body}</div>
<div class="footer">主办：县人民政府办公室 电话：0000-8888888</div></body></html>
"""


def write_html(path: Path, body: str, title: str, charset: str) -> None:
    """A page as a government site publishes it."""
    page = FRAME.format(charset=charset, title=html.escape(title), body=body)
    path.write_bytes(page.encode("gb18030" if charset != "utf-8" else "utf-8"))


def main() -> None:
    """Write all fixtures."""
    FIXTURES.mkdir(exist_ok=True)
    (FIXTURES / "工会帮扶项目.txt").write_bytes(UNION.encode("utf-8"))
    (FIXTURES / "生态护林员补助.txt").write_bytes(RANGERS.encode("utf-8"))
    (FIXTURES / "历史文本.txt").write_bytes(HISTORY.replace("\n", "\r\n").encode("gb18030"))
    (FIXTURES / "繁體決算說明.txt").write_bytes(TRADITIONAL.encode("utf-16"))
    write_docx(FIXTURES / "部门预算说明.docx", BUDGET)
    write_docx(FIXTURES / "三公经费决算.docx", SANGONG)
    write_pdf(FIXTURES / "决算公开.pdf", ACCOUNTS, ACCOUNTS_TABLE)
    write_pdf(FIXTURES / "绩效自评报告.pdf", PERFORMANCE)
    write_html(
        FIXTURES / "补贴资金公示.html",
        SUBSIDY,
        "安和县2025年耕地地力保护补贴资金分配方案公示",
        "utf-8",
    )
    write_html(
        FIXTURES / "以工代赈公示.html",
        WORK_RELIEF,
        "石桥乡2025年以工代赈项目实施情况公示",
        "gb2312",
    )


if __name__ == "__main__":
    main()
