"""Reads every edited template with PyYAML, and says what is not as it was meant.

python3 template.py CASES, where CASES has a JSON object a line: before and after, two texts, and changes, each with the path of what
stands there now, or goes where there is no value.
"""

import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Takes values with tags of functions for what they are, beside the tag."""


def tagged(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        return [suffix, loader.construct_scalar(node)]
    if isinstance(node, yaml.SequenceNode):
        return [suffix, loader.construct_sequence(node, deep=True)]
    return [suffix, loader.construct_mapping(node, deep=True)]


Loader.add_multi_constructor("!", tagged)


def change(root, path, value):
    holder = root
    for step in path[:-1]:
        holder = holder[step]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value


sys.stdout.reconfigure(encoding="utf-8")
wrong = 0
with open(sys.argv[1], encoding="utf-8") as lines:
    cases = [json.loads(line) for line in lines]
for case in cases:
    try:
        expected = yaml.load(case["before"], Loader)
        # What goes is counted from the start, so that the last goes first.
        for each in [each for each in case["changes"] if "value" in each]:
            change(expected, each["path"], each["value"])
        for each in [each for each in reversed(case["changes"]) if "value" not in each]:
            change(expected, each["path"], None)
        found = yaml.load(case["after"], Loader)
        if found != expected:
            raise ValueError(f"expected {expected}, found {found}")
    except (yaml.YAMLError, ValueError) as e:
        wrong += 1
        print(f"{e}\n{case['before']}\nbecame\n{case['after']}\n")
print(f"{len(cases)} judged, {wrong} wrong")
