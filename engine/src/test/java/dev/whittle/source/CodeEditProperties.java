package dev.whittle.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.whittle.json.Span;
import dev.whittle.policy.StatementEdit;
import dev.whittle.source.MadeCode.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Any list of any file can lose an element, take others and grow, and any statement can go, and nothing else changes. What else there
 * is, is known from the making of the file and compared as text: no reader or writer of the product is asked.
 */
class CodeEditProperties {
    private static final String HCL_COMMENT = "#[^\\r\\n]*|//[^\\r\\n]*|(?s:/\\*.*?\\*/)";
    private static final String YAML_COMMENT = "(?<![^\\s])#[^\\r\\n]*";
    private static final Pattern BEFORE_COMMA = Pattern.compile("(?:\\s|" + HCL_COMMENT + ")*,");
    private static final String TEXT = "'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"";
    private static final String PLAIN = "[a-z*?][^\\s,\\]]*";

    @Property(seed = "611", tries = 60)
    void edit_ofTerraform_changesOneListAlone(@ForAll Random random) {
        everyEdit(MadeTerraform.of(random, false), random);
    }

    @Property(seed = "612", tries = 60)
    void edit_ofATemplate_changesOneListAlone(@ForAll Random random) {
        everyEdit(MadeTemplate.of(random), random);
    }

    @Property(seed = "614", tries = 60)
    void edit_ofTerraformInJson_changesOneListAlone(@ForAll Random random) {
        everyEdit(MadeTerraformJson.of(random), random);
    }

    @Property(seed = "613", tries = 300)
    void edits_ofSeveralLists_areReadAsMeant(@ForAll Random random) {
        MadeCode made = switch (random.nextInt(3)) {
            case 0 -> MadeTerraform.of(random, false);
            case 1 -> MadeTemplate.of(random);
            default -> MadeTerraformJson.of(random);
        };
        for (String site : EditedCode.sites(made)) {
            List<Made> statements = EditedCode.statements(made, site);
            EditedCode.of(made, statements, EditedCode.any(statements, random));
        }
    }

    /** The check catches an edit that changes a blank elsewhere, and one that takes a comment along. */
    @Example
    void edit_brokenTwin_isCaught() {
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                text -> text.replaceFirst("Statement", "Statement "), text -> text.replaceFirst("#[^\\r\\n]*", "#"))) {
            assertThrows(AssertionError.class, () -> {
                for (int i = 0; i < 50; i++) {
                    Random random = new Random(i * 7919L);
                    MadeCode made = random.nextBoolean() ? MadeTerraform.of(random, false) : MadeTemplate.of(random);
                    List<Made> statements =
                            EditedCode.statements(made, EditedCode.sites(made).get(0));
                    StatementEdit edit = EditedCode.replaced(statements.get(0), 0, EditedCode.some(random, 1));
                    if (statements.get(0).effect().equals("Allow")) {
                        EditedCode edited =
                                EditedCode.of(made, statements, EditedCode.only(0, edit, statements.size()));
                        mustHoldTheRest(
                                new EditedCode(made, statements, edited.edits(), change.apply(edited.text())), 0);
                    }
                }
            });
        }
    }

    private static void everyEdit(MadeCode made, Random random) {
        for (String site : EditedCode.sites(made)) {
            List<Made> statements = EditedCode.statements(made, site);
            for (int i = 0; i < statements.size(); i++) {
                if (statements.get(i).effect().equals("Allow")) {
                    for (StatementEdit edit : edits(statements.get(i), random)) {
                        mustHoldTheRest(
                                EditedCode.of(made, statements, EditedCode.only(i, edit, statements.size())), i);
                    }
                    if (statements.size() > 1) {
                        List<StatementEdit> drop = EditedCode.only(i, new StatementEdit.Drop(), statements.size());
                        mustLeaveTheRest(EditedCode.of(made, statements, drop), i);
                    }
                }
            }
        }
    }

    private static List<StatementEdit> edits(Made statement, Random random) {
        List<StatementEdit> edits = new ArrayList<>();
        int count = statement.patterns().size();
        for (int i = 0; i < count; i++) {
            if (count > 1) {
                edits.add(EditedCode.replaced(statement, i, List.of()));
            }
            edits.add(EditedCode.replaced(statement, i, EditedCode.some(random, 1)));
            edits.add(EditedCode.replaced(statement, i, EditedCode.some(random, 2 + random.nextInt(2))));
        }
        return edits;
    }

    private static String about(EditedCode edited) {
        return edited.edits() + " of\n" + edited.made().text() + "\nmade\n" + edited.text();
    }

    /** All text before the list and behind it is the same, and in it all comments but those of an element that went. */
    private static void mustHoldTheRest(EditedCode edited, int number) {
        Made statement = edited.statements().get(number);
        String was = edited.made().text();
        String is = edited.text();
        boolean isBlock = edited.made().name().endsWith(".yaml")
                && was.charAt(statement.whole().start()) != '{'
                && (statement.isBare() || was.charAt(statement.value().start()) == '-');
        String before = was.substring(0, statement.value().start());
        String after = was.substring(
                isBlock
                        ? lineEnd(was, statement.value().end())
                        : statement.value().end());
        String start = isBlock ? withoutLastComments(before) : before;
        assertTrue(is.startsWith(start), () -> "before the list: " + about(edited));
        assertTrue(is.endsWith(after), () -> "behind the list: " + about(edited));
        String within = is.substring(start.length(), is.length() - after.length());
        assertEquals(
                EditedCode.patterns(statement, edited.edits().get(number)).orElseThrow(),
                found(TEXT + "|" + PLAIN, edited, within).stream()
                        .map(CodeEditProperties::unquoted)
                        .toList(),
                about(edited));
        String listed = was.substring(start.length(), was.length() - after.length());
        List<String> comments = found("", edited, listed);
        comments.removeAll(gone(edited, statement, edited.edits().get(number)));
        List<String> left = found("", edited, within);
        left.removeAll(gone(edited, statement, edited.edits().get(number)));
        assertEquals(comments, left, about(edited));
        assertEquals(was.contains("\r\n"), is.contains("\r\n"), about(edited));
        assertEquals(was.contains("\r\n"), !is.replace("\r\n", "").contains("\n") && is.contains("\n"), about(edited));
    }

    /** Comments that may go with elements that go: those on the lines of one, and those before the comma behind it. */
    private static List<String> gone(EditedCode edited, Made statement, StatementEdit edit) {
        String was = edited.made().text();
        List<String> gone = new ArrayList<>();
        StatementEdit.Change change = (StatementEdit.Change) edit;
        for (int i = 0; i < statement.elements().size(); i++) {
            if (change.entries().get(i).filter(List::isEmpty).isPresent()) {
                Span element = statement.elements().get(i);
                int from =
                        withoutLastComments(was.substring(0, element.start())).length();
                boolean isAfterADash = from > 0 && was.charAt(from - 1) == '-';
                int start = was.lastIndexOf('\n', isAfterADash ? from - 1 : element.start()) + 1;
                Matcher comma = BEFORE_COMMA.matcher(was).region(element.end(), was.length());
                int end = Math.max(comma.lookingAt() ? comma.end() : 0, lineEnd(was, element.end()));
                gone.addAll(found("", edited, was.substring(start, end)));
            }
        }
        return gone;
    }

    /** Without white space and comments at the end. */
    private static String withoutLastComments(String text) {
        return text.replaceFirst("(?:[ \\t]|\\r?\\n|(?<=[\\s])#[^\\r\\n]*(?=\\r?\\n))*$", "");
    }

    /** Tokens of a kind that are no comments; comments where no kind is given. */
    private static List<String> found(String kind, EditedCode edited, String text) {
        String comment = edited.made().name().endsWith(".tf") ? HCL_COMMENT : YAML_COMMENT;
        String all = kind.isEmpty() ? TEXT : kind;
        Matcher matcher = Pattern.compile("(?<comment>" + comment + ")|" + all).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            if ((matcher.group("comment") != null) == kind.isEmpty()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    private static String unquoted(String token) {
        char first = token.charAt(0);
        String inner = first == '"' || first == '\'' ? token.substring(1, token.length() - 1) : token;
        Matcher escape = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(inner);
        return escape.replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** All text before the statement and behind it is the same, but for what separated it and a comment behind it. */
    private static void mustLeaveTheRest(EditedCode edited, int number) {
        Span whole = edited.statements().get(number).whole();
        String was = edited.made().text();
        String is = edited.text();
        String before = was.substring(0, whole.start());
        String bare = withoutLastComments(before);
        boolean isAfterADash = edited.made().name().endsWith(".yaml") && bare.endsWith("-");
        String start = isAfterADash ? bare.substring(0, bare.length() - 1) : before;
        String trimmed = start.replaceFirst("[\\s,]*$", "");
        assertTrue(is.startsWith(trimmed), () -> "before the statement: " + about(edited));
        String after = was.substring(whole.end());
        List<String> ends = new ArrayList<>();
        ends.add(after.replaceFirst("^[\\s,]*", ""));
        ends.add(after.substring(lineEnd(after, 0)).stripLeading());
        Matcher comma = BEFORE_COMMA.matcher(after);
        if (comma.lookingAt()) {
            ends.add(after.substring(comma.end()).stripLeading());
        }
        assertTrue(
                ends.stream()
                        .anyMatch(end -> is.endsWith(end)
                                && is.length() - end.length() >= trimmed.length()
                                && is.substring(trimmed.length(), is.length() - end.length())
                                        .matches("[\\s,]*")),
                () -> "behind the statement: " + about(edited));
    }
}
