"""Published verdicts of other tools, as lines for `whittle compare --lines` and `whittle simulate --lines`, and beside its results.

    python3 verdicts.py pairs QUACKY > pairs.jsonl           # a checked out vlab-cs-ucsb/quacky
    python3 verdicts.py requests SIMULATOR > requests.jsonl  # a checked out cloud-copilot/iam-simulate
    python3 verdicts.py beside-pairs QUACKY RESULTS
    python3 verdicts.py beside-requests SIMULATOR RESULTS

The folders' data is not part of this project.
"""

import collections
import csv
import json
import pathlib
import sys

OUR_WORD = {"PROVED": "UNSAT", "REFUTED": "SAT"}
LIMITS = ("permissionBoundaryPolicies", "serviceControlPolicies")
KNOWN = {"name", "description", "request", "identityPolicies", "resourcePolicy", "resourceControlPolicies", "expected", *LIMITS}


def published_pairs(root):
    """Of each pair of policies of the newest tables: where they are, and for each table whether P1 => P2 and P2 => P1 fail."""
    pairs = {}
    for table in sorted(root.glob("results/post-cav21/raw_csv/*mutations/*.csv")):
        head, *rows = csv.reader(table.open())
        columns = [i for i, name in enumerate(head) if "=>" in name]
        for row in rows:
            pair = tuple("/".join(part for part in name.split("/") if part not in ("", "..")) for name in row[:2])
            pairs.setdefault(pair, {})[table.parent.name] = [row[i].strip() for i in columns]
    return pairs


def published_requests(root):
    """Each case with one policy alone: its policy, its request and whether it is allowed."""
    for file in sorted(root.glob("src/core_engine/coreEngineTests/**/*.json")):
        for number, case in enumerate(json.loads(file.read_text())):
            controls = any(level.get("policies") for level in case.get("resourceControlPolicies", []))
            policies = [each.get("policy", each) for each in case.get("identityPolicies", [])]
            policies += [case["resourcePolicy"]] if case.get("resourcePolicy") else []
            if controls or set(case) - KNOWN or any(case.get(limit) for limit in LIMITS) or len(policies) != 1:
                continue
            asked = case["request"]
            request = {
                "action": asked["action"],
                "resource": asked["resource"]["resource"],
                "context": {k: v if isinstance(v, list) else [str(v)] for k, v in asked.get("context", {}).items()},
            }
            if case.get("resourcePolicy"):
                caller = asked["principal"]
                request["principal"] = caller if isinstance(caller, str) else "anonymous"
            name = f"{file.relative_to(root / 'src/core_engine/coreEngineTests')}#{number} {case['name']}"
            yield {"id": name, "policy": policies[0], "request": request}, case["expected"]["response"] == "Allowed"


def results(name):
    with open(name) as lines:
        return {result["id"]: result for result in map(json.loads, lines)}


def beside_pairs(root, name):
    ours = results(name)
    same, differing = 0, collections.Counter()
    for (one, other), tables in published_pairs(root).items():
        result = ours[f"{one} {other}"]
        for i, direction in enumerate(("aInsideB", "bInsideA")):
            word = OUR_WORD.get(result[direction], "UNKNOWN")
            wrong = {table[i] for table in tables.values()} - {word}
            same += not wrong
            for theirs in wrong:
                differing[(one.split("/")[3], result[direction], theirs)] += 1
    report(same, differing)


def beside_requests(root, name):
    ours = results(name)
    same, differing = 0, collections.Counter()
    for line, is_allowed in published_requests(root):
        decision = ours[line["id"]]["decision"]
        if decision == ("ALLOWED" if is_allowed else "DENIED"):
            same += 1
        else:
            differing[(line["id"].split("#")[0], decision, "allowed" if is_allowed else "denied")] += 1
    report(same, differing)


def report(same, differing):
    print(f"{same} the same, {sum(differing.values())} not")
    for (what, ours, theirs), count in sorted(differing.items()):
        print(f"{count:4} {what}: here {ours}, there {theirs}")


def main(what, folder, *rest):
    root = pathlib.Path(folder)
    if what == "pairs":
        for one, other in published_pairs(root):
            a, b = (json.loads((root / name).read_text()) for name in (one, other))
            print(json.dumps({"id": f"{one} {other}", "a": a, "b": b}))
    elif what == "requests":
        for line, _ in published_requests(root):
            print(json.dumps(line))
    elif what == "beside-pairs":
        beside_pairs(root, *rest)
    elif what == "beside-requests":
        beside_requests(root, *rest)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*(sys.argv[1:] if len(sys.argv) > 2 else ["", "."]))
