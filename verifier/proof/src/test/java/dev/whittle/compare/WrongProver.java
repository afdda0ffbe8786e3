package dev.whittle.compare;

import static dev.whittle.compare.Written.BUCKET;
import static dev.whittle.compare.Written.CANONICAL;
import static dev.whittle.compare.Written.allow;
import static dev.whittle.compare.Written.policy;
import static dev.whittle.compare.Written.resources;
import static dev.whittle.compare.Written.statement;
import static dev.whittle.compare.Written.toAws;
import static dev.whittle.compare.Written.when;

import dev.whittle.request.Caller;
import dev.whittle.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A prover with one fault, as what is changed in the source of the right one, and two policies by which it is caught.
 *
 * @param one allows something that the other policy does not, which the prover with the fault does not see
 * @param given a request that speaks against "the one is inside the other", if the right prover does not find one itself
 */
record WrongProver(String fault, String one, String other, Optional<Request> given, List<Change> changes) {
    /**
     * What is changed.
     *
     * @param type the name of a class of the prover
     * @param right what stands there once
     */
    record Change(String type, String right, String wrong) {}

    WrongProver {
        changes = List.copyOf(changes);
    }

    /** All of them. */
    static List<WrongProver> all() {
        return List.of(
                new WrongProver(
                        "negated operator asks for the key",
                        when("\"StringNotEquals\":{\"aws:RequestTag/x\":\"a\"}"),
                        when(
                                "\"StringNotEquals\":{\"aws:RequestTag/x\":\"a\"},\"Null\":{\"aws:RequestTag/x\":\"false\"}"),
                        Optional.empty(),
                        List.of(new Change(
                                "StatementBoxes",
                                "asked = Skeleton.not(among);",
                                "asked = Skeleton.all(present, Skeleton.not(among));"))),
                new WrongProver(
                        "for all values asks for the key",
                        when("\"ForAllValues:StringEquals\":{\"aws:TagKeys\":\"a\"}"),
                        when(
                                "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":\"a\"},\"Null\":{\"aws:TagKeys\":\"false\"}"),
                        Optional.empty(),
                        List.of(
                                new Change(
                                        "StatementBoxes",
                                        "Skeleton.not(malformed)) : Skeleton.not(wrong);",
                                        "Skeleton.not(malformed))"
                                                + " : Skeleton.all(Skeleton.of(new Atom.Present(condition.key())), Skeleton.not(wrong));"))),
                new WrongProver(
                        "run stops at a slash",
                        resources("arn:aws:s3:::b/*"),
                        policy("2012-10-17", allow(BUCKET), statement("Deny", "\"Resource\":\"arn:aws:s3:::b/*/*\"")),
                        Optional.empty(),
                        List.of(
                                new Change(
                                        "Letters",
                                        "case RUN, ONE -> true;",
                                        "case RUN -> code != '/'; case ONE -> true;"),
                                new Change(
                                        "CodeLanguages",
                                        "mode == Letters.Mode.BOUNDED || side == Letters.Side.RIGHT ? Language.anyString() : run(character());",
                                        "run(Language.union(List.of(Language.range(0, '/' - 1),"
                                                + " Language.range('/' + 1, Letters.LAST_CHARACTER))));"))),
                new WrongProver(
                        "two sets with variables at once",
                        when("\"StringEquals\":{\"aws:RequestTag/x\":\"${aws:PrincipalTag/x}\"},"
                                + "\"StringLike\":{\"aws:RequestTag/x\":\"${aws:PrincipalTag/y}\"}"),
                        resources("arn:aws:s3:::c/*"),
                        Optional.empty(),
                        List.of(
                                new Change(
                                        "Values",
                                        "if (right.stream().noneMatch(GlobSet::hasVariables)) {",
                                        "if (some.isEmpty()) {"),
                                new Change(
                                        "Values",
                                        "one -> new Claim(List.of(one), right, Mode.SYMBOLIC)",
                                        "one -> new Claim(some, right, Mode.SYMBOLIC)"))),
                new WrongProver(
                        "lemma without presence",
                        policy(
                                "2012-10-17",
                                allow(BUCKET + ",\"Condition\":{\"Null\":{\"aws:MultiFactorAuthPresent\":\"false\"}}"),
                                allow("\"Resource\":\"arn:aws:s3:::c/*\""),
                                statement(
                                        "Deny",
                                        "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"),
                                statement(
                                        "Deny",
                                        "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}")),
                        resources("arn:aws:s3:::d/*"),
                        Optional.empty(),
                        List.of(new Change(
                                "Consistency", "if (dimension.isOfKey() &&", "if (!dimension.isOfKey() &&"))),
                new WrongProver(
                        "piece is used twice",
                        when("\"StringEquals\":{\"aws:RequestTag/x\":\"aba\"}"),
                        when("\"StringLike\":{\"aws:RequestTag/x\":"
                                + "[\"ab*ba\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\"]}"),
                        Optional.empty(),
                        List.of(
                                new Change("Cut", "boolean isHeld = end >= at", "boolean isHeld = true"),
                                new Change("TextSearch", "from = at + piece.length();", "from = at + 1;"))),
                new WrongProver(
                        "statement is dropped although a part is denied",
                        resources("arn:aws:s3:::b/*"),
                        policy(
                                "2012-10-17",
                                allow(BUCKET),
                                statement("Deny", "\"Resource\":\"arn:aws:s3:::b/secret\"")),
                        Optional.empty(),
                        List.of(new Change("Cover", "!areApart(allow, deny))", "deny.asked().equals(Skeleton.TRUE))"))),
                new WrongProver(
                        "letters of different comparisons",
                        when("\"StringEqualsIgnoreCase\":{\"aws:RequestTag/x\":\"${aws:username}\"}"),
                        when("\"StringEquals\":{\"aws:RequestTag/x\":\"${aws:username}\"}"),
                        Optional.empty(),
                        List.of(new Change("Letters", "&& here.use() == Use.EXACT", ""))),
                new WrongProver(
                        "variable stays in its part",
                        when("\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:iam::${aws:userid}:role/x\"}"),
                        when("\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:iam::*:role/x\"}"),
                        Optional.empty(),
                        List.of(new Change("Letters", "case LEFT -> add(RUN);", "case LEFT -> add(RUN_IN_PART);"))),
                new WrongProver(
                        "one character takes a variable",
                        resources("arn:aws:s3:::b/${aws:username}"),
                        resources("arn:aws:s3:::b/?", "arn:aws:s3:::b/${aws:userid, 'x'}"),
                        Optional.empty(),
                        List.of(
                                new Change("Letters", "side == Side.RIGHT && pattern == RUN)", "side == Side.RIGHT)"),
                                new Change(
                                        "CodeLanguages",
                                        "case Letters.ONE -> character();",
                                        "case Letters.ONE -> Language.anyCharacter();"))),
                new WrongProver(
                        "variable on the right is a run",
                        resources("arn:aws:s3:::b/*"),
                        resources("arn:aws:s3:::b/${aws:username, 'x'}"),
                        Optional.empty(),
                        List.of(new Change("Letters", "case RIGHT -> false;", "case RIGHT -> add(RUN);"))),
                new WrongProver(
                        "names of one caller are apart",
                        toAws("111111111111"),
                        policy(
                                "2012-10-17",
                                allow(BUCKET + ",\"Principal\":{\"AWS\":\"111111111111\"}"),
                                statement("Deny", BUCKET + ",\"Principal\":{\"CanonicalUser\":\"" + CANONICAL + "\"}")),
                        Optional.of(new Request(
                                "s3:GetObject",
                                "arn:aws:s3:::b/x",
                                Caller.of("arn:aws:iam::111111111111:user/u"),
                                new TreeMap<>())),
                        List.of(new Change(
                                "StatementBoxes",
                                "entries.forEach(entry -> open(entry).ifPresent(parts::add));",
                                ""))));
    }

    /** A request that speaks against "the one is inside the other". */
    Request request(Inclusion right) {
        return given.orElseGet(() -> Written.lost(right));
    }

    @Override
    public String toString() {
        return fault;
    }
}
