package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Notation;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.policy.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a policy is written that stands in a file of code, next to others and to much else.
 *
 * @param language the file's, by which it is read again
 * @param writing how the policy is written in it
 * @param joinsOthers whether the policy is put together with other documents, whose statements of the same sid it replaces or
 *     gives way to
 * @param left the texts of statements that are left unread, since they have to stay
 */
record SiteNotation(CodeLanguage language, Writing writing, String address, boolean joinsOthers, List<String> left)
        implements Notation {
    private static final String REPLACED =
            "it may be left out, or another document that this one is put together with may have a statement of its sid,"
                    + " which would come back";
    /** What may go with a statement. */
    private static final java.util.regex.Pattern BESIDE =
            java.util.regex.Pattern.compile("(?:[\\s,-]+|#[^\\n]*|//[^\\n]*|(?s:/\\*.*?\\*/))*");

    private static final String LAST = "no statement would be left that always stands there";

    SiteNotation {
        left = List.copyOf(left);
    }

    @Override
    public Optional<String> edited(Policy policy, List<StatementEdit> edits) {
        return edits.isEmpty() ? Optional.of(policy.source().text()) : Notation.super.edited(policy, edits);
    }

    @Override
    public Optional<Policy> leaving(Policy policy, List<Integer> gone) {
        List<Statement> statements = policy.statements();
        for (int each : gone) {
            if (isOfDataDocument() && !isSure(statements.get(each))) {
                return Optional.of(without(policy, each, REPLACED));
            }
        }
        boolean mayOthersStay = joinsOthers || !policy.unread().isEmpty() || gone.size() < statements.size();
        boolean isAnySure =
                IntStream.range(0, statements.size()).anyMatch(i -> !gone.contains(i) && isSure(statements.get(i)));
        return mayOthersStay && !isAnySure
                ? gone.stream()
                        .filter(each -> isSure(statements.get(each)))
                        .reduce((one, other) -> other)
                        .or(() -> gone.stream().reduce((one, other) -> other))
                        .map(last -> without(policy, last, LAST))
                : Optional.empty();
    }

    private boolean isOfDataDocument() {
        return address.startsWith("data." + DataDocument.TYPE + ".");
    }

    /** Whether nothing may leave the statement out. */
    private static boolean isSure(Statement statement) {
        return !statement.context().mayBeLeftOut();
    }

    /** The policy with a statement left unread. */
    private Policy without(Policy policy, int statement, String reason) {
        Statement gone = policy.statements().get(statement);
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.remove(statement);
        List<Unread> unread = new ArrayList<>(policy.unread());
        unread.add(new Unread(gone.pointer(), reason, gone.span()));
        unread.sort(Comparator.comparingInt(each -> each.span().start()));
        List<String> texts = new ArrayList<>(left);
        texts.add(gone.span().of(policy.source().text()));
        return new Policy(
                policy.source(),
                policy.version(),
                policy.id(),
                statements,
                unread,
                new SiteNotation(language, writing, address, joinsOthers, texts));
    }

    @Override
    public List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
        List<Statement> statements = policy.statements();
        StatementWriter writer = writing.in(policy.source().text());
        List<Span> list = policy.statementSpans();
        Set<Span> gone = IntStream.range(0, edits.size())
                .filter(i -> edits.get(i).isDrop())
                .mapToObj(i -> statements.get(i).span())
                .collect(Collectors.toSet());
        List<TextEdit> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            found.addAll(edits.get(i).accept(new StatementEdit.Visitor<List<TextEdit>>() {
                @Override
                public List<TextEdit> keep() {
                    return List.of();
                }

                @Override
                public List<TextEdit> drop() {
                    int at = list.indexOf(statement.span());
                    boolean isAnyBefore = list.subList(0, at).stream().anyMatch(each -> !gone.contains(each));
                    return List.of(new TextEdit(writer.removed(list, at, isAnyBefore), ""));
                }

                @Override
                public List<TextEdit> change(StatementEdit.Change change) {
                    return writer.changed(statement, change);
                }

                @Override
                public List<TextEdit> exclude(List<Pattern> excluded) {
                    throw new IllegalStateException(
                            "no list of code becomes a " + ActionElement.NOT_ACTION.text() + " list");
                }
            }));
        }
        return CodeWriter.apart(found);
    }

    @Override
    public Policy read(SourceText text) {
        return of(CodeFile.read(text, language));
    }

    /** The policy at this address of a file, with what is left unread. */
    Policy of(CodeFile file) {
        return withoutLeft(file.site(address)
                .orElseThrow(() ->
                        new InvalidInputException(file.text().name(), "no policy is at `" + address + "` any more"))
                .readPolicy());
    }

    /** A policy as it was read, with the same statements left unread. */
    private Policy withoutLeft(Policy read) {
        Policy policy = read;
        for (String text : left) {
            for (int i = 0; i < policy.statements().size(); i++) {
                if (policy.statements().get(i).span().of(read.source().text()).equals(text)) {
                    policy = without(policy, i, LAST);
                    break;
                }
            }
        }
        return policy.in(this);
    }

    /**
     * Obligation F, only these bytes: without the lists of Allow statements and without the statements that went, both files are the same
     * text, and they have policies at the same addresses.
     */
    // TRUSTED: what is left out of the original is found by its own tree, and holds the statements that went and no
    // others.
    @Override
    public List<String> differences(Policy original, Policy refined, List<Integer> gone) {
        List<String> found = new ArrayList<>();
        boolean isOfTheSameKind = refined.notation() instanceof SiteNotation other
                && other.language() == language
                && other.address().equals(address);
        if (!isOfTheSameKind) {
            return List.of("they are no two versions of one policy of a file");
        }
        List<String> before = CodeFile.read(original.source(), language).addresses();
        List<String> after = CodeFile.read(refined.source(), language).addresses();
        if (!before.equals(after)) {
            found.add(
                    "the policies of the file are " + String.join(", ", after) + ", not " + String.join(", ", before));
        }
        if (!original.unreadTexts().equals(refined.unreadTexts())) {
            found.add("statements that can't be read differ");
        }
        if (!isWithoutOthers(original, gone)) {
            found.add("more than a statement went where one did");
        } else if (!without(original, gone).equals(without(refined, List.of()))) {
            found.add("bytes outside of the lists of actions differ");
        }
        return found;
    }

    /** What goes with statements: nothing where none does. */
    private List<Span> goingWith(Policy policy, List<Integer> gone) {
        List<StatementEdit> edits = IntStream.range(0, policy.statements().size())
                .<StatementEdit>mapToObj(i -> gone.contains(i) ? new StatementEdit.Drop() : new StatementEdit.Keep())
                .toList();
        return gone.isEmpty()
                ? List.of()
                : edits(policy, edits).stream().map(TextEdit::span).toList();
    }

    /** Whether each of these statements goes, and beside them only white space, comments and what separates items. */
    boolean isWithoutOthers(Policy policy, List<Integer> gone) {
        String text = policy.source().text();
        StringBuilder beside = new StringBuilder();
        int went = 0;
        for (Span span : goingWith(policy, gone)) {
            int at = span.start();
            for (int each : gone) {
                Span statement = policy.statements().get(each).span();
                if (statement.start() >= at && span.holds(statement)) {
                    beside.append(text, at, statement.start());
                    at = statement.end();
                    went++;
                }
            }
            beside.append(text, at, span.end()).append('\n');
        }
        return went == gone.size() && BESIDE.matcher(beside).matches();
    }

    private String without(Policy policy, List<Integer> gone) {
        return TextEdit.without(policy.source().text(), cuts(policy, gone));
    }

    /** What of a policy's text may differ once statements of it went: its lists, and these statements. */
    List<Span> cuts(Policy policy, List<Integer> gone) {
        StatementWriter writer = writing.in(policy.source().text());
        List<Span> spans = new ArrayList<>(goingWith(policy, gone));
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            if (!gone.contains(i) && statement.effect() == Effect.ALLOW) {
                spans.addAll(writer.regions(statement));
            }
        }
        return spans;
    }
}
