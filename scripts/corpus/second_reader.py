"""Compares workbooks before and after a patch, with no code of the patcher: openpyxl, zipfile and a bare XML reading.

Reads one JSON object a line, {base, patched, writes, changed}, and answers each with one line:
{"faults": [...], "unread": null or why openpyxl does not read the original}. What is compared:

parts     the same names in the same order; all but those in `changed` the same bytes, compressed and not;
          the changed ones well-formed
XML       of every sheet, each cell's style, type, value and formula, and everything around the cells; only written
          cells, results of formulas, row spans and the dimension may differ
openpyxl  every value, formula, style and merge of every sheet; names, validations, conditional formats, tables
"""
import datetime
import io
import json
import posixpath
import re
import resource
import signal
import sys
import urllib.parse
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple

GIGABYTE = 1024**3
SECONDS = 60
LAST = {}
DROPPED = {"calc-chain-dropped"}


def local(tag):
    return tag.rsplit("}", 1)[-1]


def same_parts(base, patched, changed):
    faults = []
    reasons = {}
    for change in changed:
        reasons.setdefault(change["part"], set()).add(change["reason"])
    before, after = base.infolist(), patched.infolist()
    left = {info.filename: info for info in after}
    kept = [info.filename for info in before if info.filename in left]
    if kept != [info.filename for info in after]:
        faults.append("parts are not the same or not in order")
    for info in before:
        now = left.get(info.filename)
        if now is None:
            if not reasons.get(info.filename, set()) & DROPPED:
                faults.append(f"{info.filename} is gone")
        elif info.filename in reasons:
            try:
                ElementTree.fromstring(patched.read(info.filename))
            except Exception as error:
                faults.append(f"{info.filename}: {error}")
        elif (now.CRC, now.file_size, now.compress_size, now.compress_type, now.date_time, now.extra) != (
            info.CRC, info.file_size, info.compress_size, info.compress_type, info.date_time, info.extra
        ):
            faults.append(f"{info.filename} changed")
    if patched.testzip() is not None and base.testzip() is None:
        faults.append(f"{patched.testzip()} is damaged")
    return faults


def target_of(part, target):
    target = urllib.parse.unquote(target.replace("\\", "/"))
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def find(package, path):
    wanted = path.lower()
    return next((name for name in package.namelist() if name.replace("\\", "/").lower() == wanted), path)


def relations(package, part):
    folder, name = posixpath.split(part)
    path = find(package, posixpath.join(folder, "_rels", name + ".rels"))
    try:
        root = ElementTree.fromstring(package.read(path))
    except KeyError:
        return {}
    return {
        child.get("Id"): (child.get("Type", "").rsplit("/", 1)[-1], target_of(part, child.get("Target", "")))
        for child in root
        if child.get("TargetMode") != "External"
    }


def sheet_parts(package):
    book = next(target for kind, target in relations(package, "").values() if kind == "officeDocument")
    book = find(package, book)
    root = ElementTree.fromstring(package.read(book))
    rels = relations(package, book)
    for element in root.iter():
        if local(element.tag) != "sheet":
            continue
        identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), None)
        kind, part = rels.get(identity, ("", ""))
        if kind == "worksheet":
            yield element.get("name"), find(package, part)


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def text_of(element):
    found = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            found.append(child.text or "")
        elif name == "r":
            found.extend(grand.text or "" for grand in child if local(grand.tag) == "t")
    return "".join(found)


def read_sheet(data):
    """Cells by (row, column), and everything else of the sheet as one list."""
    cells, around, row_number = {}, [], 0
    root = ElementTree.parse(io.BytesIO(data)).getroot()

    def walk(element, depth):
        attributes = dict(element.attrib)
        if local(element.tag) == "dimension":
            attributes.pop("ref", None)
        around.append((depth, element.tag, sorted(attributes.items()), element.text or ""))
        for child in element:
            if local(child.tag) == "sheetData" and depth == 0:
                around.append(("sheetData", sorted(child.attrib.items())))
                rows(child)
            else:
                walk(child, depth + 1)

    def rows(parent):
        nonlocal row_number
        for row in parent:
            if local(row.tag) != "row":
                continue
            row_number = int(row.get("r", row_number + 1))
            attributes = {key: value for key, value in row.attrib.items() if key not in ("r", "spans")}
            if attributes:
                around.append(("row", row_number, sorted(attributes.items())))
            column = 0
            for cell in row:
                if local(cell.tag) != "c":
                    continue
                place = re.match(r"\$?([A-Z]+)\$?(\d+)$", cell.get("r", "").upper())
                column = column_number(place.group(1)) if place else column + 1
                cells[row_number, column] = read_cell(cell)

    walk(root, 0)
    return cells, around


def read_cell(cell):
    value, formula, inline = None, None, None
    for child in cell:
        name = local(child.tag)
        if name == "v":
            value = "".join(child.itertext())
        elif name == "f":
            formula = (child.get("t"), child.get("ref"), child.get("si"), "".join(child.itertext()))
        elif name == "is":
            inline = text_of(child)
    attributes = sorted((key, text) for key, text in cell.attrib.items() if key not in ("r", "s", "t"))
    return {"s": cell.get("s"), "t": cell.get("t"), "v": value, "f": formula, "is": inline, "more": attributes}


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


class Formula(str):
    """Written as a formula, with its leading "="."""


def planned_in(writes, sheet):
    return {
        coordinate_to_tuple(write["cell"]): Formula(write["formula"]) if "formula" in write else write["value"]
        for write in writes
        if write["sheet"] == sheet
    }


def holds(cell, value):
    if cell is None:
        return value is None
    if isinstance(value, Formula):
        return cell["f"] == (None, None, None, value[1:]) and cell["is"] is None
    if cell["f"] is not None:
        return False
    if value is None:
        return cell["v"] is None and cell["is"] is None
    if isinstance(value, bool):
        return cell["t"] == "b" and cell["v"] == str(int(value))
    if isinstance(value, str):
        return cell["t"] == "inlineStr" and unescaped(cell["is"] or "") == value
    return cell["t"] in (None, "n") and float(cell["v"]) == value


def area_of(reference):
    ends = [re.match(r"\$?([A-Z]+)\$?(\d+)$", end) for end in reference.split(":")]
    if not all(ends):
        return None
    rows = [int(end.group(2)) for end in ends]
    columns = [column_number(end.group(1)) for end in ends]
    return min(rows), min(columns), max(rows), max(columns)


def inside(areas, place):
    return any(area and area[0] <= place[0] <= area[2] and area[1] <= place[1] <= area[3] for area in areas)


def array_areas(cells):
    return [area_of(cell["f"][1]) for cell in cells.values() if cell["f"] and cell["f"][0] in ("array", "dataTable") and cell["f"][1]]


def same_cells(name, before, after, planned):
    faults = []
    arrays = array_areas(before)
    for place in sorted(before.keys() | after.keys()):
        was, now = before.get(place), after.get(place)
        if place in planned:
            if not holds(now, planned[place]) and not (was == now and was is not None and was["f"] is None):
                faults.append(f"{name}!{place}: {planned[place]!r} is {now!r}")
            if was is not None and (now is None or was["s"] != now["s"]):
                faults.append(f"{name}!{place}: style {was['s']} is {now and now['s']}")
            continue
        if was is None or now is None:
            faults.append(f"{name}!{place}: {was!r} is {now!r}")
            continue
        if was == now:
            continue
        is_result = was["f"] is not None or inside(arrays, place)
        is_shared = was["f"] is not None and was["f"][0] == "shared"
        same_formula = was["f"] == now["f"] or (is_shared and now["f"] is not None)
        if not is_result or not same_formula or was["s"] != now["s"] or was["more"] != now["more"]:
            faults.append(f"{name}!{place}: {was!r} is {now!r}")
    return faults


def same_xml(base, patched, writes, changed):
    """The faults, and by sheet the areas whose cells are results of one formula."""
    faults, arrays = [], {}
    before, after = list(sheet_parts(base)), list(sheet_parts(patched))
    if before != after:
        return ["the list of sheets changed"], arrays
    parts = {change["part"] for change in changed}
    for name, part in before:
        planned = planned_in(writes, name)
        if part not in parts:
            if planned:
                cells, _ = read_sheet(base.read(part))
                # Only values that stood there already may leave the part as it was.
                faults += [f"{name}!{place} was not written" for place, value in planned.items() if value is not None and place not in cells]
            continue
        old_cells, old_around = read_sheet(base.read(part))
        new_cells, new_around = read_sheet(patched.read(part))
        arrays[name] = array_areas(old_cells)
        faults += same_cells(name, old_cells, new_cells, planned)
        if old_around != new_around:
            faults.append(f"{name}: changed around its cells")
    return faults, arrays


class TooLong(Exception):
    pass


def ring(*_):
    raise TooLong(f"openpyxl takes more than {SECONDS} s")


def load(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with open(path, "rb") as file:
            return openpyxl.load_workbook(io.BytesIO(file.read()), keep_vba=False)


def comparable(value):
    if hasattr(value, "text") and hasattr(value, "ref"):
        return ("array", value.text, value.ref)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta, str, int, float, bool, type(None))):
        return value
    return (type(value).__name__, str(getattr(value, "__dict__", value)))


def load_base(path):
    """Kept for the second copy of the same workbook."""
    if LAST.get("path") != path:
        LAST.clear()
        LAST.update(path=path, book=load(path))
    return LAST["book"]


def same_openpyxl(base, patched, writes, arrays):
    signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        before = load_base(base)
    except Exception as error:
        return [], f"{type(error).__name__}: {str(error)[:80]}"
    finally:
        signal.alarm(0)
    try:
        after = load(patched)
    except Exception as error:
        return [f"openpyxl reads the original and not the patched: {type(error).__name__}: {error}"], None
    faults = []
    if before.sheetnames != after.sheetnames:
        return ["openpyxl: sheets differ"], None
    if repr(names_of(before)) != repr(names_of(after)):
        faults.append("openpyxl: names differ")
    for sheet in before.worksheets:
        planned = planned_in(writes, sheet.title)
        # It shows the stored results inside an array formula's or a data table's area as plain values.
        faults += same_sheet(sheet, after[sheet.title], planned, arrays.get(sheet.title, []))
    return faults, None


def names_of(book):
    names = book.defined_names
    entries = names.definedName if hasattr(names, "definedName") else names.values()
    return sorted((name.name, name.attr_text or "") for name in entries)


def same_sheet(was, now, planned, results):
    faults = []
    for what in ("merged_cells", "tables", "freeze_panes", "print_area"):
        if str(getattr(was, what, None)) != str(getattr(now, what, None)):
            faults.append(f"openpyxl: {was.title}: {what} differ")
    if len(was.data_validations.dataValidation) != len(now.data_validations.dataValidation):
        faults.append(f"openpyxl: {was.title}: validations differ")
    if len(list(was.conditional_formatting)) != len(list(now.conditional_formatting)):
        faults.append(f"openpyxl: {was.title}: conditional formats differ")
    for place in sorted(was._cells.keys() | now._cells.keys()):
        old, new = was._cells.get(place), now._cells.get(place)
        if place not in planned:
            if comparable(old and old.value) != comparable(new and new.value) and not inside(results, place):
                faults.append(f"openpyxl: {was.title}!{place}: {old and old.value!r} is {new and new.value!r}")
        elif isinstance(planned[place], Formula):
            if new is None or new.value != planned[place]:
                faults.append(f"openpyxl: {was.title}!{place}: {planned[place]!r} is {new and new.value!r}")
        elif isinstance(planned[place], str) and new is not None:
            text = new.value if isinstance(new.value, str) else ""
            # An original that held the same text keeps it as it was written.
            if planned[place] not in (text, unescaped(text)) and (old is None or old.value != new.value):
                faults.append(f"openpyxl: {was.title}!{place}: {planned[place]!r} is {new.value!r}")
        # A written place may have been none before (openpyxl makes one for a comment); the XML tells what its style was.
        if place not in planned and old is not None and new is not None and old._style != new._style:
            faults.append(f"openpyxl: {was.title}!{place}: style")
    return faults


def compare(pair):
    try:
        base, patched = zipfile.ZipFile(pair["base"]), zipfile.ZipFile(pair["patched"])
    except Exception as error:
        return {"faults": [f"zipfile: {error}"], "unread": None}
    faults = same_parts(base, patched, pair["changed"])
    in_xml, arrays = same_xml(base, patched, pair["writes"], pair["changed"])
    in_openpyxl, unread = same_openpyxl(pair["base"], pair["patched"], pair["writes"], arrays)
    return {"faults": faults + in_xml + in_openpyxl, "unread": unread}


resource.setrlimit(resource.RLIMIT_AS, (6 * GIGABYTE, 6 * GIGABYTE))
for line in sys.stdin:
    try:
        answer = compare(json.loads(line))
    except Exception as error:
        answer = {"faults": [f"second reader: {type(error).__name__}: {error} at line {error.__traceback__.tb_next and error.__traceback__.tb_next.tb_lineno}"], "unread": None}
    print(json.dumps(answer), flush=True)
