"""Damaged sheets as .xlsx by openpyxl: reads a JSON list of workbooks from stdin, writes FOLDER/0.xlsx, 1.xlsx, …

openpyxl keeps no value beside a formula: what reads the file must compute it.
"""
import json
import sys

import openpyxl
from openpyxl.styles import Font


def write(cell, given):
    value = given["value"]
    if "formula" in given:
        cell.value = given["formula"]
    elif isinstance(value, dict):
        cell.value = value["error"]
    else:
        cell.value = value
    if "font" in given or given.get("strike"):
        cell.font = Font(name=given.get("font", "Times New Roman"), strike=given.get("strike"))
    if "format" in given:
        cell.number_format = given["format"]


folder = sys.argv[1]
for index, sheets in enumerate(json.load(sys.stdin)):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets:
        worksheet = workbook.create_sheet(sheet["name"])
        for given in sheet["cells"]:
            write(worksheet[given["at"]], given)
        for merge in sheet.get("merges", []):
            worksheet.merge_cells(merge)
        for row in sheet.get("hiddenRows", []):
            worksheet.row_dimensions[row].hidden = True
    workbook.save(f"{folder}/{index}.xlsx")
