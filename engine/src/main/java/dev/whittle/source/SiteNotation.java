package dev.whittle.source;

import dev.whittle.json.InvalidInputException;
import dev.whittle.json.SourceText;
import dev.whittle.json.Span;
import dev.whittle.json.TextEdit;
import dev.whittle.policy.ActionElement;
import dev.whittle.policy.Context;
import dev.whittle.policy.Effect;
import dev.whittle.policy.Existence;
import dev.whittle.policy.Notation;
import dev.whittle.policy.Pattern;
import dev.whittle.policy.Policy;
import dev.whittle.policy.Statement;
import dev.whittle.policy.StatementEdit;
import dev.whittle.policy.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a policy is written that stands in a file of code, next to others and to much else.
 *
 * @param language the file's, by which it is read again
 * @param writing how the policy is written in it
 * @param siblings the addresses of all policies of the file, in order
 * @param joinsOthers whether the policy is put together with other documents, whose statements of the same sid it replaces or
 *     gives way to
 * @param seats where its statements stand, by their places
 * @param left what is left unread, since it has to stay
 */
record SiteNotation(
        CodeLanguage language,
        Writing writing,
        String address,
        List<String> siblings,
        boolean joinsOthers,
        Map<Span, Seat> seats,
        List<Left> left)
        implements Notation {
    /** What looks like an anchor in YAML. */
    private static final java.util.regex.Pattern ANCHOR =
            java.util.regex.Pattern.compile("(?:^|[\\s:,\\[{-])&[^\\s,\\[\\]{}]+");

    /** What may go with a statement. */
    private static final java.util.regex.Pattern BESIDE =
            java.util.regex.Pattern.compile("(?:[\\s,-]+|#[^\\n]*|//[^\\n]*|(?s:/\\*.*?\\*/))*");

    private static final String REPLACED =
            "it may be left out, or another document that this one is put together with may have a statement of its sid,"
                    + " which would come back";
    private static final String ANCHORED = "an anchor stands in it, which others may mean";
    private static final String WAIVED = "a comment " + Waiver.MARK + " stands in it";
    private static final String LAST = "no statement would be left that always stands there";
    private static final String EMPTY = "its branch of a conditional would be an empty list";
    private static final String NOTHING_SURE = "what else stands in its list of actions may be nothing";
    private static final String TIED = "its line holds more than its own dash";

    /**
     * A statement that can be read and has to stay.
     *
     * @param reason why
     */
    record Left(String text, Context context, String reason) {}

    SiteNotation {
        siblings = List.copyOf(siblings);
        seats = Map.copyOf(seats);
        left = List.copyOf(left);
    }

    /** What can't be read stays, so that something is left. */
    @Override
    public Optional<String> edited(Policy policy, List<StatementEdit> edits) {
        return policy.unread().isEmpty()
                ? Notation.super.edited(policy, edits)
                : Optional.of(TextEdit.applied(policy.source().text(), edits(policy, edits)));
    }

    @Override
    public Optional<Policy> leaving(Policy policy, List<Integer> gone) {
        for (int each : gone) {
            if (isOfDataDocument() && !existence(policy, each).isAlways()) {
                return Optional.of(without(policy, each, REPLACED));
            }
        }
        for (int each : gone) {
            if (isWaived(policy, policy.statements().get(each))) {
                return Optional.of(without(policy, each, WAIVED));
            }
            if (isAnchoring(policy, policy.statements().get(each))) {
                return Optional.of(without(policy, each, ANCHORED));
            }
            if (!policy.statements().get(each).actions().open().isNone()) {
                return Optional.of(without(policy, each, NOTHING_SURE));
            }
        }
        int count = policy.statements().size();
        boolean mayOthersStay = joinsOthers || !policy.unread().isEmpty() || gone.size() < count;
        if (!mayOthersStay) {
            return Optional.empty();
        }
        for (int each : gone) {
            Optional<String> reason = reasonToStay(policy, each, gone);
            if (reason.isPresent()) {
                return Optional.of(without(policy, each, reason.get()));
            }
        }
        // Wherever one that goes would be there, one that stays must be, whether it can be read or not.
        Set<Span> going = places(policy, gone);
        List<Integer> missed = gone.stream()
                .filter(each -> seats.entrySet().stream()
                        .filter(other -> !going.contains(other.getKey()))
                        .noneMatch(other -> other.getValue().existence().holdsWherever(existence(policy, each))))
                .toList();
        return missed.stream()
                .filter(each -> existence(policy, each).isAlways())
                .reduce((one, other) -> other)
                .or(() -> missed.stream().reduce((one, other) -> other))
                .map(last -> without(policy, last, LAST));
    }

    private boolean isAnchoring(Policy policy, Statement statement) {
        return language == CodeLanguage.YAML
                && ANCHOR.matcher(statement.span().of(policy.source().text())).find();
    }

    private static boolean isWaived(Policy policy, Statement statement) {
        String text = policy.source().text();
        return !Waiver.in(text, Waiver.withComments(text, statement.span())).isEmpty();
    }

    private static Set<Span> places(Policy policy, List<Integer> statements) {
        return statements.stream()
                .map(each -> policy.statements().get(each).span())
                .collect(Collectors.toSet());
    }

    /** Why a statement that is to go can't leave its place. */
    private Optional<String> reasonToStay(Policy policy, int statement, List<Integer> gone) {
        Seat seat = seat(policy, statement);
        if (seat.kind() == Seat.Kind.BRANCH) {
            return Optional.empty();
        }
        Span place = policy.statements().get(statement).span();
        if (!writing.in(policy.source().text()).canBeRemoved(place)) {
            return Optional.of(TIED);
        }
        Set<Span> going = places(policy, gone);
        boolean isEmptied = seat.kind() == Seat.Kind.LIST_IN_BRANCH
                && seat.list().stream().noneMatch(each -> seats.containsKey(each) && !going.contains(each));
        return isEmptied ? Optional.of(EMPTY) : Optional.empty();
    }

    private Seat seat(Policy policy, int statement) {
        Span place = policy.statements().get(statement).span();
        return Objects.requireNonNull(seats.get(place), "a statement of another policy");
    }

    private Existence existence(Policy policy, int statement) {
        return seat(policy, statement).existence();
    }

    private boolean isOfDataDocument() {
        return address.startsWith("data." + DataDocument.TYPE + ".");
    }

    /** The policy with a statement left unread. */
    private Policy without(Policy policy, int statement, String reason) {
        Statement gone = policy.statements().get(statement);
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.remove(statement);
        List<Unread> unread = new ArrayList<>(policy.unread());
        unread.removeIf(each -> each.statement().equals(gone.pointer()));
        unread.add(new Unread(gone.pointer(), reason, gone.span()));
        unread.sort(Comparator.comparingInt(each -> each.span().start()));
        List<Left> all = new ArrayList<>(left);
        all.add(new Left(gone.span().of(policy.source().text()), gone.context(), reason));
        return new Policy(
                policy.source(),
                policy.version(),
                policy.id(),
                statements,
                unread,
                new SiteNotation(language, writing, address, siblings, joinsOthers, seats, all));
    }

    @Override
    public List<TextEdit> edits(Policy policy, List<StatementEdit> edits) {
        List<Statement> statements = policy.statements();
        StatementWriter writer = writing.in(policy.source().text());
        Set<Span> gone = places(
                policy,
                IntStream.range(0, edits.size())
                        .filter(i -> edits.get(i).isDrop())
                        .boxed()
                        .toList());
        List<TextEdit> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            int at = i;
            found.addAll(edits.get(i).accept(new StatementEdit.Visitor<List<TextEdit>>() {
                @Override
                public List<TextEdit> keep() {
                    return List.of();
                }

                @Override
                public List<TextEdit> drop() {
                    return List.of(gone(seat(policy, at), statement.span(), writer, gone));
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

    /** A statement that goes leaves its list, or gives way to what stands for none in a branch. */
    private TextEdit gone(Seat seat, Span statement, StatementWriter writer, Set<Span> gone) {
        if (seat.kind() == Seat.Kind.BRANCH) {
            return new TextEdit(statement, writing.noStatement());
        }
        List<Span> list = writer.siblings(seat.list(), statement);
        int at = list.indexOf(statement);
        boolean isAnyBefore = list.subList(0, at).stream().anyMatch(each -> !gone.contains(each));
        return new TextEdit(writer.removed(list, at, isAnyBefore), "");
    }

    @Override
    public long quotaCharacters(SourceText text) {
        return CodeFile.read(text, language)
                .site(address)
                .map(site -> Policy.quotaCharacters(LiteralDocument.shown(text, site)))
                .orElse(0L);
    }

    @Override
    public Policy read(SourceText text) {
        return of(CodeFile.read(text, language));
    }

    /** The policy at this address of a file, with what is left unread. */
    Policy of(CodeFile file) {
        Policy policy = file.site(address)
                .orElseThrow(() ->
                        new InvalidInputException(file.text().name(), "no policy is at `" + address + "` any more"))
                .readPolicy();
        for (Left each : left) {
            policy = withLeft(policy, each);
        }
        return policy;
    }

    /** A policy as it was read, with the same statement left unread. */
    private static Policy withLeft(Policy read, Left left) {
        String text = read.source().text();
        for (int i = 0; i < read.statements().size(); i++) {
            Statement statement = read.statements().get(i);
            boolean isIt = statement.context().equals(left.context())
                    && statement.span().of(text).equals(left.text());
            if (isIt && read.notation() instanceof SiteNotation there) {
                return there.without(read, i, left.reason());
            }
        }
        return read;
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
        if (!(refined.notation() instanceof SiteNotation other)
                || other.language() != language
                || !other.address().equals(address)) {
            return List.of("they are no two versions of one policy of a file");
        }
        if (!siblings.equals(other.siblings())) {
            found.add("the policies of the file are " + String.join(", ", other.siblings()) + ", not "
                    + String.join(", ", siblings));
        }
        if (!original.unreadTexts().equals(refined.unreadTexts())) {
            found.add("statements that can't be read differ");
        }
        if (!Waiver.texts(original.source().text())
                .equals(Waiver.texts(refined.source().text()))) {
            found.add("comments " + Waiver.MARK + " differ");
        }
        if (!isWithoutOthers(original, gone)) {
            found.add("more than a statement went where one did");
        } else if (!TextEdit.together(original.source().text(), cuts(original, gone))
                .equals(TextEdit.together(refined.source().text(), cuts(refined, List.of())))) {
            found.add("bytes outside of the lists of actions differ");
        }
        return found;
    }

    /** What comes of statements that go: none where none does. */
    private List<TextEdit> going(Policy policy, List<Integer> gone) {
        return gone.isEmpty()
                ? List.of()
                : edits(
                        policy,
                        IntStream.range(0, policy.statements().size())
                                .<StatementEdit>mapToObj(
                                        i -> gone.contains(i) ? new StatementEdit.Drop() : new StatementEdit.Keep())
                                .toList());
    }

    /** Whether each of these statements goes, and beside them only white space, comments and what separates items. */
    boolean isWithoutOthers(Policy policy, List<Integer> gone) {
        String text = policy.source().text();
        StringBuilder beside = new StringBuilder();
        int went = 0;
        for (TextEdit edit : going(policy, gone)) {
            Span span = edit.span();
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

    /** What of a policy's text may differ once statements of it went, cut out: its lists, and these statements. */
    List<TextEdit> cuts(Policy policy, List<Integer> gone) {
        StatementWriter writer = writing.in(policy.source().text());
        List<TextEdit> cuts = new ArrayList<>(going(policy, gone));
        for (int i = 0; i < policy.statements().size(); i++) {
            Statement statement = policy.statements().get(i);
            if (!gone.contains(i) && statement.effect() == Effect.ALLOW) {
                writer.regions(statement).forEach(region -> cuts.add(new TextEdit(region, "")));
            }
        }
        return cuts;
    }
}
