"""The measurements of a session as one table a problem, with how many times as long each tool takes as nld. Exit code 1 where a
check value of a tool differs from ours."""
import json
import sys

# Two doubles that were computed in another order agree to about 1e-13 of the terms; flows only to their tolerance.
RELATIVE = {"flow stiff": 1e-7, "flow": 1e-4}


def human(seconds):
    for unit, scale in ("s", 1), ("ms", 1e-3), ("µs", 1e-6):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def shown(entry):
    return human(entry["seconds"]) + (f", {entry['evaluations']} evaluations" if "evaluations" in entry else "")


def agree(a, b, problem):
    if a is None or b is None or isinstance(a, str) or isinstance(b, str):
        return a == b
    bound = next((value for word, value in RELATIVE.items() if problem.startswith(word)), 1e-10)
    return abs(a - b) <= bound * max(abs(a), abs(b), 1)


def main(path):
    rows, tools = {}, []
    for text in open(path, encoding="utf-8"):
        if text.strip():
            entry = json.loads(text)
            rows.setdefault((entry["problem"], entry["size"]), {})[entry["tool"]] = entry
            if entry["tool"] not in tools:
                tools.append(entry["tool"])
    tools = [tool for tool in tools if tool != "nld"]
    print("| problem | size | nld | " + " | ".join(tools) + " |")
    print("|---|---|---|" + "---|" * len(tools))
    wrong = 0
    for (problem, size), found in rows.items():
        ours, cells = found.get("nld"), []
        for tool in tools:
            theirs = found.get(tool)
            if theirs is None:
                cells.append("-")
                continue
            cell = shown(theirs)
            if ours is not None:
                cell += f" ({theirs['seconds'] / ours['seconds']:.2f}×)"
                if not all(agree(ours.get(key), theirs.get(key), problem) for key in ("check", "second")):
                    cell += " DIFFER"
                    wrong += 1
            cells.append(cell)
        print(f"| {problem} | {size} | {shown(ours) if ours else '-'} | " + " | ".join(cells) + " |")
    if wrong:
        print(f"{wrong} measurements have another check value than nld", file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main(sys.argv[1]))
