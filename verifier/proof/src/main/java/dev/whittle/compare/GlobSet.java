package dev.whittle.compare;

import dev.whittle.request.Glob;
import dev.whittle.request.PolicyVariable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What any of some patterns matches. Equal to another one with the same patterns; its hash is computed once. */
final class GlobSet {
    private final List<Glob> globs;
    private final Set<Glob> distinct;
    private final int hash;

    private GlobSet(Set<Glob> distinct) {
        this.distinct = distinct;
        this.globs = List.copyOf(distinct);
        this.hash = distinct.hashCode();
    }

    static GlobSet of(Collection<Glob> globs) {
        return new GlobSet(new LinkedHashSet<>(globs));
    }

    /** In the order in which they were given, each once. */
    List<Glob> globs() {
        return globs;
    }

    boolean hasVariables() {
        return globs.stream().anyMatch(glob -> glob.tokens().stream().anyMatch(Glob.Fill.class::isInstance));
    }

    /** The same, and beside each pattern whose variables all have a default what it is where their keys are absent. */
    GlobSet withDefaults() {
        Set<Glob> all = new LinkedHashSet<>(globs);
        for (Glob glob : globs) {
            List<PolicyVariable> variables = glob.variables();
            if (!variables.isEmpty()
                    && variables.stream().allMatch(each -> each.fallback().isPresent())) {
                all.add(new Glob(glob.tokens().stream()
                        .flatMap(token -> token instanceof Glob.Fill fill ? written(fill) : Stream.of(token))
                        .toList()));
            }
        }
        return new GlobSet(all);
    }

    private static Stream<Glob.Token> written(Glob.Fill fill) {
        Glob.Token text = new Glob.Text(fill.variable().fallback().orElseThrow());
        return fill.use() == Glob.Fill.Use.EITHER_CASE
                ? Glob.ofEitherCase(List.of(text)).tokens().stream()
                : Stream.of(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GlobSet that && hash == that.hash && distinct.equals(that.distinct);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return globs.toString();
    }
}
