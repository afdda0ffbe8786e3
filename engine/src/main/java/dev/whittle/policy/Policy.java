package dev.whittle.policy;

import dev.whittle.json.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A policy as it was read.
 *
 * @param source its text, which its notation edits in place
 * @param version {@code 2012-10-17} or {@code 2008-10-17}, if given
 * @param id its Id, if given
 * @param statements in order; none only for {@link #NOTHING}, or where none can be read
 * @param unread the statements that can't be read; none of a JSON document
 * @param notation how it is written there
 */
public record Policy(
        SourceText source,
        Optional<String> version,
        Optional<String> id,
        List<Statement> statements,
        List<Unread> unread,
        Notation notation) {
    /** The policy that is left once a policy is detached: it allows nothing. */
    public static final Policy NOTHING =
            new Policy(new SourceText("nothing", ""), Optional.empty(), Optional.empty(), List.of());

    public Policy {
        statements = List.copyOf(statements);
        unread = List.copyOf(unread);
    }

    /** A policy in JSON. */
    public Policy(SourceText source, Optional<String> version, Optional<String> id, List<Statement> statements) {
        this(source, version, id, statements, List.of(), Notation.JSON);
    }

    /** The same, written in another way. */
    public Policy in(Notation other) {
        return new Policy(source, version, id, statements, unread, other);
    }

    /** The same, where what is open in its contexts may be something else: as in another version of its file. */
    public Policy elsewhere() {
        return new Policy(
                source,
                version,
                id,
                statements.stream().map(Statement::elsewhere).toList(),
                unread,
                notation);
    }

    /** Whether another text says the same: the same statements, whose lists are spelled alike, and the same ones that can't be read. */
    public boolean saysTheSameAs(Policy other) {
        return version.equals(other.version)
                && id.equals(other.id)
                && statements.size() == other.statements.size()
                && IntStream.range(0, statements.size())
                        .allMatch(i -> statements.get(i).saysTheSameAs(other.statements.get(i)))
                && unreadTexts().equals(other.unreadTexts());
    }

    /** The statements that can't be read, byte for byte. */
    public List<String> unreadTexts() {
        return unread.stream().map(each -> each.span().of(source.text())).toList();
    }

    /** The text with edits of its statements; nothing where every statement is dropped. */
    public Optional<String> edited(List<StatementEdit> edits) {
        return notation.edited(this, edits);
    }

    /** The statements' distinct literal actions and patterns, in order. */
    public List<Pattern> patterns() {
        return statements.stream()
                .flatMap(statement -> statement.actions().patterns().stream())
                .distinct()
                .toList();
    }

    /**
     * The policy as far as one service is concerned: patterns that match none of its actions are left out. Means the same
     * for every action of that service.
     *
     * @param service folded, without colon
     */
    public Policy about(String service) {
        return new Policy(
                source,
                version,
                id,
                statements.stream().map(statement -> statement.about(service)).toList(),
                unread,
                notation);
    }

    /**
     * The services, folded, whose actions Allow statements may cover; nothing where that may be any service, by a NotAction
     * list or a wildcard in the service.
     */
    public Optional<Set<String>> allowedServices() {
        Set<String> services = new HashSet<>();
        for (Statement statement : statements) {
            if (statement.effect() == Effect.ALLOW) {
                for (Pattern pattern : statement.actions().patterns()) {
                    if (statement.actions().element() == ActionElement.NOT_ACTION || !pattern.namesOneService()) {
                        return Optional.empty();
                    }
                    services.add(pattern.service());
                }
            }
        }
        return Optional.of(services);
    }

    /**
     * Whether every statement lists actions of that service alone.
     *
     * @param service folded, without colon
     */
    public boolean listsOnly(String service) {
        return statements.stream()
                .map(Statement::actions)
                .allMatch(actions -> actions.element() == ActionElement.ACTION
                        && actions.patterns().stream()
                                .allMatch(pattern -> pattern.namesOneService()
                                        && pattern.service().equals(service)));
    }

    /**
     * Whether some Allow statement may cover an action at all: lists a pattern, or lists what it leaves out.
     */
    public boolean mayAllow() {
        return statements.stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .map(Statement::actions)
                .anyMatch(ActionList::mayCoverAny);
    }

    /**
     * Whether a Deny statement covers the folded action wherever the context holds, so that nothing is granted there.
     * False also where only the contexts' meaning could tell.
     */
    public boolean denies(String action, Context context) {
        return denying(context).anyMatch(statement -> statement.actions().covers(action));
    }

    /** The Deny statements that hold wherever the context does. */
    public Denials denials(Context context) {
        return new Denials(denying(context).toList());
    }

    private Stream<Statement> denying(Context context) {
        return statements.stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .filter(statement ->
                        statement.context().isAlways() || statement.context().equals(context));
    }

    /** Characters that count against the service's quotas: all but white space, in code points. */
    public long quotaCharacters() {
        return quotaCharacters(source.text());
    }

    /** The same of a policy's text. */
    public static long quotaCharacters(String text) {
        return text.codePoints().filter(point -> !Character.isWhitespace(point)).count();
    }
}
