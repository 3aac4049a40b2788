"""Workbooks as other programs write them, and as openpyxl reads ours.

make DIR            writes base workbooks made by openpyxl and XlsxWriter into DIR
compare PLAN.json   for each {base, patched, writes}: names what is not as planned; prints a JSON list
"""
import json
import sys

import openpyxl
import xlsxwriter
from openpyxl.styles import Font, PatternFill


def make(folder):
    workbook = openpyxl.Workbook()
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
    other = workbook.create_sheet("Đối chiếu")
    other["A1"] = "='Tổng hợp'!C25"
    other["B2"] = True
    workbook.save(f"{folder}/openpyxl.xlsx")

    book = xlsxwriter.Workbook(f"{folder}/xlsxwriter.xlsx", {"strings_to_numbers": False})
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
    book.define_name("Kết_quả", "='Tổng hợp'!$C$1:$C$20")
    book.add_worksheet("Trống")
    book.close()


def shown(cell):
    font, fill = cell.font, cell.fill
    return [cell.number_format, font.name, font.b, font.color.rgb if font.color else None, fill.fgColor.rgb]


def compare(plan):
    faults = []
    for job in plan:
        base, patched = openpyxl.load_workbook(job["base"]), openpyxl.load_workbook(job["patched"])
        planned = {(write["sheet"], write["cell"]): write["value"] for write in job["writes"]}
        if base.sheetnames != patched.sheetnames:
            faults.append("sheets")
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
