"""Workbooks as other programs write them, and as openpyxl reads ours.

make DIR            writes base workbooks made by openpyxl and XlsxWriter into DIR
compare PLAN.json   for each {base, patched, writes, changed}: names what is not as planned; prints a JSON list
"""
import datetime
import json
import sys
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

# Its heading is in row 44, which patches leave out.
TABLE = "A44:C48"
TABLE_ROWS = [["Mã", "Xã", "Số"], ["01", "Nam Mỹ", 1], ["02", "Nam Toàn", 2], ["03", "Điền Xá", 3], ["04", "Tân Thịnh", 4]]


def make(folder):
    make_by_openpyxl(f"{folder}/openpyxl.xlsx")
    make_by_xlsxwriter(f"{folder}/xlsxwriter.xlsx", folder, False)
    make_by_xlsxwriter(f"{folder}/xlsxwriter.xlsm", folder, True)


def make_by_openpyxl(path):
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet.title = "Tổng hợp"
    sheet.merge_cells("A1:H1")
    sheet["A1"] = "BIỂU TỔNG HỢP & <kết quả>"
    for row in range(3, 23):
        sheet.cell(row, 1, row - 2)
        sheet.cell(row, 2, f"Xã số {row}").font = Font(name="Times New Roman", size=13)
        for column in range(3, 9):
            if (row + column) % 3:
                cell = sheet.cell(row, column, (row * column) / 7)
                cell.number_format = "0.00"
                cell.fill = PatternFill("solid", fgColor="FFEE%02d" % column)
        sheet.cell(row, 9, f"=SUM(C{row}:H{row})")
    sheet["C25"] = "=SUM(C3:C22)"
    sheet.column_dimensions["J"].hidden = True
    for row, values in enumerate(TABLE_ROWS, 44):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
    sheet.add_table(Table(displayName="Bảng_xã", ref=TABLE))
    sheet["B3"].comment = Comment("Xã mới sáp nhập", "Văn phòng điều phối")
    sheet["P2"] = datetime.datetime(2023, 11, 20)
    sheet["P5"] = "=S3:S5*2"
    sheet.formula_attributes["P5"] = {"t": "array", "ref": "P5:P7"}
    sheet.conditional_formatting.add("C3:H22", CellIsRule(operator="lessThan", formula=["$C$25"], fill=PatternFill("solid", bgColor="FFCCCC")))
    validation = DataValidation(type="list", formula1='"Đạt,Chưa đạt"')
    validation.add("J3:J22")
    sheet.add_data_validation(validation)
    sheet.page_setup.orientation = "landscape"
    sheet.print_area, sheet.print_title_rows = "A1:I25", "1:2"
    sheet.oddFooter.center.text = "Trang &P"
    sheet.protection.sheet = True
    workbook.defined_names.append(DefinedName("Kết_quả", attr_text="'Tổng hợp'!$C$3:$C$22"))
    other = workbook.create_sheet("Đối chiếu")
    other["A1"] = "='Tổng hợp'!C25"
    other["A2"] = "=SUM(Kết_quả)"
    other["B2"] = True
    workbook.save(path)


def make_by_xlsxwriter(path, folder, has_macros):
    book = xlsxwriter.Workbook(path, {"strings_to_numbers": False, "date_1904": has_macros})
    sheet = book.add_worksheet("Tổng hợp")
    bold, red = book.add_format({"bold": True, "border": 1}), book.add_format({"font_color": "red", "font_name": "Arial"})
    sheet.set_column("D:F", 12, red)
    sheet.set_row(4, 30, bold)
    for row in range(0, 20):
        sheet.write_string(row, 0, f"0{row}", bold)
        sheet.write_number(row, 2, row * 1.5, red)
        sheet.write_formula(row, 3, f"=C{row + 1}*2", bold, row * 3)
    sheet.write_rich_string("B2", "xã ", bold, "Nam ", red, "Mỹ")
    sheet.write_boolean("E3", True, bold)
    sheet.merge_range("F5:H7", "gộp", bold)
    sheet.data_validation("B1:B1048576", {"validate": "list", "source": ["Đạt", "Chưa đạt"]})
    sheet.conditional_format("C1:C20", {"type": "3_color_scale"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Tổng hợp'!$C$1:$C$20"})
    sheet.insert_chart("K2", chart)
    named = book.add_chart({"type": "pie"})
    named.add_series({"values": "='Tổng hợp'!Kết_quả", "categories": "='Tổng hợp'!$A$1:$A$20"})
    sheet.insert_chart("K20", named)
    book.define_name("Kết_quả", "='Tổng hợp'!$C$1:$C$20")
    sheet.add_table(TABLE, {"name": "Bảng_xã", "data": TABLE_ROWS[1:], "columns": [{"header": name} for name in TABLE_ROWS[0]]})
    sheet.write_comment("B2", "Xã mới sáp nhập")
    sheet.write_datetime("P2", datetime.datetime(2023, 11, 20), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_array_formula("P5:P7", "{=S3:S5*2}", red, 0)
    sheet.insert_image("Q2", picture(folder))
    sheet.insert_textbox("Q8", "", {"textlink": "='Tổng hợp'!$C$3"})
    sheet.add_sparkline("P9", {"range": "'Tổng hợp'!C1:C20"})
    sheet.set_landscape()
    sheet.repeat_rows(0, 1)
    sheet.print_area("A1:I25")
    sheet.set_footer("&CTrang &P")
    if has_macros:
        book.add_vba_project(macros(folder))
    book.add_worksheet("Trống")
    book.close()


def picture(folder):
    """One grey dot."""
    path = f"{folder}/anh.png"
    with open(path, "wb") as file:
        file.write(bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010800000000" "3a7e9b550000000a49444154789c6368000000820081" "77cd72b60000000049454e44ae426082"))
    return path


def macros(folder):
    """Nobody here reads them."""
    path = f"{folder}/vbaProject.bin"
    with open(path, "wb") as file:
        file.write(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(range(256)))
    return path


def shown(cell):
    font, fill = cell.font, cell.fill
    return [cell.number_format, font.name, font.b, font.color.rgb if font.color else None, fill.fgColor.rgb]


def around(workbook):
    """What stands around the cells."""
    return [str(workbook.epoch), sorted((name.name, name.attr_text) for name in workbook.defined_names.definedName)] + [
        [
            sheet.title,
            sorted((table.name, table.ref) for table in sheet.tables.values()),
            [(cell.coordinate, cell.comment.text) for row in sheet.iter_rows() for cell in row if cell.comment],
            [sheet.print_area, sheet.print_title_rows, sheet.page_setup.orientation, sheet.oddFooter.center.text],
            sorted(str(one.sqref) for one in sheet.data_validations.dataValidation),
            sorted(str(one.sqref) for one in sheet.conditional_formatting),
            [sheet.protection.sheet, sheet.formula_attributes],
        ]
        for sheet in workbook.worksheets
    ]


def package(job):
    """Names of parts that came, went, or changed without being named."""
    with zipfile.ZipFile(job["base"]) as base, zipfile.ZipFile(job["patched"]) as patched:
        missing = set(base.namelist()) ^ set(patched.namelist())
        return sorted(missing) + [name for name in base.namelist() if name not in missing and name not in job["changed"] and base.read(name) != patched.read(name)]


def compare(plan):
    faults = []
    for job in plan:
        base, patched = openpyxl.load_workbook(job["base"]), openpyxl.load_workbook(job["patched"])
        planned = {(write["sheet"], write["cell"]): write.get("formula", write.get("value")) for write in job["writes"]}
        if base.sheetnames != patched.sheetnames:
            faults.append("sheets")
        if around(base) != around(patched):
            faults.append([job["patched"], "around"])
        faults += [[job["patched"], name] for name in package(job)]
        for sheet in base.worksheets:
            now = patched[sheet.title]
            if sheet.merged_cells.ranges != now.merged_cells.ranges:
                faults.append("merges")
            places = {cell.coordinate for row in sheet.iter_rows() for cell in row} | {cell.coordinate for row in now.iter_rows() for cell in row}
            for place in places:
                key = (sheet.title, place)
                expected = planned[key] if key in planned else sheet[place].value
                if type(now[place].value) is not type(expected) and not isinstance(expected, (int, float)) or now[place].value != expected:
                    faults.append([job["patched"], *key, repr(expected), repr(now[place].value)])
                if sheet[place].has_style and place in sheet and shown(sheet[place]) != shown(now[place]):
                    faults.append([job["patched"], *key, "style"])
    return faults


openpyxl.worksheet.worksheet.Worksheet.__contains__ = lambda sheet, place: openpyxl.utils.cell.coordinate_to_tuple(place) in sheet._cells

if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    with open(sys.argv[2], encoding="utf-8") as file:
        print(json.dumps(compare(json.load(file)), ensure_ascii=False))
