package dev.whittle.policy;

import dev.whittle.json.Json;
import dev.whittle.json.Problems;
import dev.whittle.json.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one list of actions: a string, a list of strings, or in code lists that Terraform's functions put together, of which any part
 * may be open. What such a call makes is the union of its arguments, as order and repetition mean nothing here.
 *
 * <p>Source: Terraform Language, "Collection Functions".
 */
final class ActionsReader {
    private static final Set<String> MEMBERS = Set.of(ActionElement.ACTION.text(), ActionElement.NOT_ACTION.text());

    /** Functions whose result holds the strings of their arguments and no others. */
    private static final Pattern JOINING =
            Pattern.compile("a call of (concat|distinct|compact|flatten|setunion|sort|tolist|toset)\\(\\)");

    /** What is a string, whatever is filled in. */
    private static final Set<String> STRINGS = Set.of("a string with `${`", "!Sub", "Fn::Sub");

    private final Problems problems;
    private final List<ActionList.Entry> entries = new ArrayList<>();
    private final List<ActionList.Tuple> tuples = new ArrayList<>();
    private final List<Unread> open = new ArrayList<>();
    private boolean isNeverEmpty;

    /**
     * What the calls around a list do with it.
     *
     * @param isCompact whether what is empty is left out, and so perhaps all that is open
     * @param isFlat whether lists in it are taken for their items
     */
    private record Around(boolean isCompact, boolean isFlat) {
        private static final Around NONE = new Around(false, false);

        Around call(Json.Opaque call) {
            return new Around(
                    isCompact || call.kind().equals("a call of compact()"),
                    isFlat || call.kind().equals("a call of flatten()"));
        }
    }

    private ActionsReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * What was read.
     *
     * @param list the strings, and the text of what is open
     * @param open what is open, with its place
     */
    record Read(ActionList list, List<Unread> open) {}

    /** Whether a statement has such a list, in which something is open beside others that can be read. */
    static boolean isPartly(Json value) {
        return value instanceof Json.Arr
                || (value instanceof Json.Opaque call
                        && JOINING.matcher(call.kind()).matches()
                        && call.parts().stream().anyMatch(ActionsReader::isPartly));
    }

    /** The member of a statement that is its list of actions; of two the first. */
    static Optional<Json.Member> member(Json.Obj statement) {
        return statement.members().stream()
                .filter(member -> MEMBERS.contains(member.name()))
                .findFirst();
    }

    /**
     * Reads the list.
     *
     * @param member the statement's member that it is
     * @param isOpenAllowed whether something may be open
     * @param problems where each string is told that is no pattern
     */
    static Read read(Json.Member member, String pointer, boolean isOpenAllowed, SourceText source, Problems problems) {
        ActionElement element =
                member.name().equals(ActionElement.ACTION.text()) ? ActionElement.ACTION : ActionElement.NOT_ACTION;
        ActionsReader reader = new ActionsReader(problems);
        Json value = member.value();
        boolean isBare = value instanceof Json.Str;
        if (value instanceof Json.Str string) {
            reader.tuples.add(new ActionList.Tuple(value.span(), List.of(value.span())));
            reader.string(string, pointer);
        } else if (value instanceof Json.Arr array) {
            reader.tuple(array, pointer, isOpenAllowed, Around.NONE);
            if (array.elements().isEmpty()) {
                problems.add(
                        array, pointer, "the list is empty; write at least one string, or leave the statement out");
            }
        } else if (value instanceof Json.Opaque call && isOpenAllowed) {
            reader.list(call, pointer, Around.NONE);
        } else {
            problems.add(value, pointer, "this is " + value.kind() + "; write a string or a list of strings");
        }
        ActionList.Open parts = new ActionList.Open(
                reader.open.stream().map(each -> each.span().of(source.text())).toList(), reader.isNeverEmpty);
        return new Read(
                new ActionList(element, reader.entries, reader.tuples, parts, member.start(), value.span(), isBare),
                reader.open);
    }

    private void string(Json.Str string, String pointer) {
        PatternReader.read(string, pointer, problems)
                .ifPresent(pattern -> entries.add(new ActionList.Entry(pattern, string.span())));
    }

    /** What is a list in the end: one that is written out, a call that makes one, or one that is open. */
    private void list(Json value, String pointer, Around around) {
        if (value instanceof Json.Arr array) {
            tuple(array, pointer, true, around);
        } else if (value instanceof Json.Opaque call
                && JOINING.matcher(call.kind()).matches()) {
            call.parts().forEach(argument -> list(argument, pointer, around.call(call)));
        } else if (value instanceof Json.Opaque argument) {
            leave(argument, pointer);
        } else {
            problems.add(value, pointer, "this is " + value.kind() + "; write a list of strings");
        }
    }

    private void tuple(Json.Arr array, String pointer, boolean isOpenAllowed, Around around) {
        tuples.add(new ActionList.Tuple(
                array.span(), array.elements().stream().map(Json::span).toList()));
        array.forEach(pointer, (element, where) -> {
            if (element instanceof Json.Str string) {
                string(string, where);
            } else if (around.isFlat() && isPartly(element)) {
                list(element, where, around);
            } else if (element instanceof Json.Opaque part && isOpenAllowed) {
                isNeverEmpty |= !around.isCompact() && STRINGS.contains(part.kind());
                leave(part, where);
            } else {
                problems.add(element, where, "this is " + element.kind() + "; write a string");
            }
        });
    }

    private void leave(Json.Opaque part, String pointer) {
        open.add(new Unread(pointer, "it is " + part.kind(), part.span()));
    }
}
