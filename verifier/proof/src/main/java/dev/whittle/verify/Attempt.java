package dev.whittle.verify;

import dev.whittle.json.InvalidInputException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What came of the work on one of many policies: its result, or why there is none. Whatever goes wrong with one policy is no
 * reason to stop at the others.
 *
 * @param <T> the result
 */
public sealed interface Attempt<T> {
    /** The work is done. */
    record Done<T>(T result) implements Attempt<T> {
        @Override
        public T or(Function<InvalidInputException, T> refused, Function<Throwable, T> broken) {
            return result;
        }
    }

    /** The input is refused. */
    record Refused<T>(InvalidInputException problems) implements Attempt<T> {
        @Override
        public T or(Function<InvalidInputException, T> refused, Function<Throwable, T> broken) {
            return refused.apply(problems);
        }
    }

    /** The program failed, or the machine is too small for the policy. */
    record Broken<T>(Throwable error) implements Attempt<T> {
        @Override
        public T or(Function<InvalidInputException, T> refused, Function<Throwable, T> broken) {
            return broken.apply(error);
        }
    }

    /** Does the work. Judging a policy that is too large for the machine ends in an error that the others survive. */
    static <T> Attempt<T> of(Supplier<T> work) {
        try {
            return new Done<>(work.get());
        } catch (InvalidInputException e) {
            return new Refused<>(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Broken<>(e);
        }
    }

    /** The result, or what stands for it. */
    T or(Function<InvalidInputException, T> refused, Function<Throwable, T> broken);
}
