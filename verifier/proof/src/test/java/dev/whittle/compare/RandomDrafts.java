package dev.whittle.compare;

import dev.whittle.compare.Draft.Block;
import dev.whittle.compare.Draft.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Small policies over small alphabets, and policies that differ from others in little. */
final class RandomDrafts {
    private static final List<String> ACTIONS = List.of(
            "*", "s3:*", "s3:Get*", "s3:GetObject", "S3:getobject", "s3:?etObject", "s3:Put*", "ec2:*", "s3:*t");
    private static final List<String> VARIABLES = List.of(
            "${aws:username}",
            "${aws:UserName}",
            "${aws:username, 'b'}",
            "${aws:userid}",
            "${aws:PrincipalTag/x}",
            "${*}",
            "${?}",
            "${$}");
    private static final List<String> ARNS = List.of(
            "*",
            "arn:aws:s3:::b/@",
            "arn:aws:s3:::b/@",
            "arn:aws:s3:::@",
            "arn:aws:s3:::@",
            "arn:aws:s3:::@*",
            "arn:aws:s3:::*@",
            "arn:*:s3:::@",
            "arn:aws:s3:*:*:@",
            "arn:aws:s3:u*1:1?:@",
            "arn:aws:s?:::b",
            "arn:aws:*");
    private static final String ACCOUNT = "111111111111";
    private static final List<String> PRINCIPALS = List.of(
            "*",
            "AWS:*",
            "AWS:" + ACCOUNT,
            "AWS:arn:aws:iam::" + ACCOUNT + ":root",
            "AWS:arn:aws:iam::222222222222:root",
            "AWS:arn:aws:iam::" + ACCOUNT + ":user/u",
            "AWS:arn:aws:iam::" + ACCOUNT + ":user/p/u",
            "AWS:arn:aws:iam::" + ACCOUNT + ":role/r",
            "AWS:arn:aws:sts::" + ACCOUNT + ":assumed-role/r/s",
            "AWS:arn:aws:sts::" + ACCOUNT + ":federated-user/f",
            "AWS:AIDAEXAMPLEEXAMPLE12",
            "AWS:AROAEXAMPLEEXAMPLE12",
            "Service:logs.amazonaws.com",
            "Service:logs.us-east-1.amazonaws.com",
            "Service:ec2.amazonaws.com",
            "Federated:accounts.google.com",
            "Federated:arn:aws:iam::" + ACCOUNT + ":saml-provider/p",
            "CanonicalUser:" + "0a".repeat(32),
            "CanonicalUser:" + "1b".repeat(32));

    /** Keys whose values are texts: of one value, of several, and unknown ones. */
    private static final List<String> TEXT_KEYS = List.of(
            "aws:RequestTag/x",
            "AWS:requesttag/X",
            "aws:PrincipalTag/x",
            "aws:username",
            "aws:userid",
            "aws:TagKeys",
            "aws:TagKeys",
            "aws:CalledVia",
            "x:list",
            "x:one");

    private static final List<String> TEXT_OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringLike",
            "StringNotLike",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase");
    private static final List<String> ARN_OPERATORS = List.of("ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals");
    private static final List<String> COMPARISONS =
            List.of("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals");
    private static final List<String> NUMBERS = List.of("1", "2", "2.5", "3", "-1", "1e1", "+2.0");
    private static final List<String> DATES = List.of(
            "2026-01-01",
            "2026-01",
            "2026-01-01T00:00:00Z",
            "2026-01-02T00:00:00Z",
            "1767225600",
            "2026-01-01T12:00:00.5Z",
            "2026-01-01T01:00:00+01:00");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.0.0.1",
            "10.1.2.3/24",
            "0.0.0.0/0",
            "::/0",
            "2001:db8::/32",
            "2001:db8::1",
            "2001:db8::1/128");
    private static final List<String> ARN_VALUES = List.of(
            "*", "arn:aws:s3:::@", "arn:aws:sns:*:1*:@", "arn:*:*:*:*:@", "arn:aws:s?s:u:1:a*", "arn:aws:@:u:1:a");

    private final Random random;
    private final boolean isOfResource;
    private final boolean haveVariables;

    /** Of a kind, and with or without variables, both by chance. */
    RandomDrafts(Random random) {
        this.random = random;
        this.isOfResource = random.nextInt(3) == 0;
        this.haveVariables = random.nextInt(3) > 0;
    }

    Draft draft() {
        List<Statement> statements = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statements.add(statement(statements.isEmpty()));
        }
        Collections.shuffle(statements, random);
        return new Draft(version(), statements);
    }

    private String version() {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "2008-10-17";
            default -> "2012-10-17";
        };
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean isOneOf(int many) {
        return random.nextInt(many) == 0;
    }

    private Statement statement(boolean allows) {
        List<Block> blocks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            blocks.add(block());
        }
        boolean isAllow = allows || !isOneOf(3);
        Statement statement = new Statement(
                isAllow ? "Allow" : "Deny",
                isOneOf(6) ? "NotAction" : "Action",
                some(() -> any(ACTIONS)),
                isOneOf(5) ? "NotResource" : isOfResource && isOneOf(8) ? "" : "Resource",
                some(this::resource),
                "",
                List.of(),
                blocks);
        return isOfResource
                ? statement.withPrincipals(!isAllow && isOneOf(2) ? "NotPrincipal" : "Principal", principals())
                : statement;
    }

    private List<String> principals() {
        List<String> all = some(() -> any(PRINCIPALS));
        return all.contains("*") ? List.of("*") : all;
    }

    private List<String> some(java.util.function.Supplier<String> each) {
        List<String> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(2) * random.nextInt(3); i > 0; i--) {
            all.add(each.get());
        }
        return all.stream().distinct().toList();
    }

    private String resource() {
        return any(ARNS).replace("@", text("ab:/*?"));
    }

    /** A short text over an alphabet, with a variable by chance. */
    private String text(String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(
                    haveVariables && isOneOf(6)
                            ? any(VARIABLES)
                            : Character.toString(alphabet.charAt(random.nextInt(alphabet.length()))));
        }
        return text.toString();
    }

    private Block block() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> {
                String key = any(TEXT_KEYS);
                yield set(key, any(TEXT_OPERATORS), () -> isOneOf(8) ? "*" : text("abA*?:"));
            }
            case 4 ->
                set(
                        any(List.of("aws:SourceArn", "x:list")),
                        any(ARN_OPERATORS),
                        () -> any(ARN_VALUES).replace("@", text("ab:*?")));
            case 5 -> set(any(List.of("s3:max-keys", "x:list")), "Numeric" + any(COMPARISONS), () -> any(NUMBERS));
            case 6 -> set(any(List.of("aws:CurrentTime", "x:list")), "Date" + any(COMPARISONS), () -> any(DATES));
            case 7, 8 ->
                set(
                        any(List.of("aws:SourceIp", "aws:SourceIp", "x:list")),
                        any(List.of("IpAddress", "NotIpAddress")),
                        () -> any(ADDRESSES));
            case 9 -> set("aws:SecureTransport", "Bool", () -> any(List.of("true", "false", "True")));
            case 10 -> new Block("Null", any(TEXT_KEYS), some(() -> any(List.of("true", "false"))));
            default ->
                set(
                        any(List.of("aws:SecureTransport", "x:one")),
                        any(List.of("StringEquals", "BinaryEquals")),
                        () -> any(List.of("true", "dHJ1", "")));
        };
    }

    private Block set(String key, String operator, java.util.function.Supplier<String> value) {
        boolean isMultiple = key.equals("aws:TagKeys") || key.equals("aws:CalledVia") || key.equals("x:list");
        String before = isMultiple || isOneOf(6) ? any(List.of("ForAnyValue:", "ForAllValues:")) : "";
        return new Block(before + operator + (isOneOf(4) ? "IfExists" : ""), key, some(value));
    }

    /** A policy that differs from another one in a few places. */
    Draft changed(Draft draft) {
        Draft changed = draft;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changed = changedOnce(changed);
        }
        return changed;
    }

    private Draft changedOnce(Draft draft) {
        List<Statement> statements = new ArrayList<>(draft.statements());
        int at = random.nextInt(statements.size());
        switch (random.nextInt(10)) {
            case 0 -> statements.add(at, statement(false));
            case 1 -> {
                if (statements.size() > 1) {
                    statements.remove(at);
                }
            }
            case 2 -> Collections.shuffle(statements, random);
            case 3 -> statements.add(statements.get(at).withEffect(isOneOf(2) ? "Allow" : "Deny"));
            case 4 -> {
                return isOneOf(4) ? new Draft(version(), statements) : draft;
            }
            default -> statements.set(at, changed(statements.get(at)));
        }
        boolean isRight = statements.stream()
                .noneMatch(each ->
                        each.effect().equals("Allow") && each.principalElement().equals("NotPrincipal"));
        return isRight ? new Draft(draft.version(), statements) : draft;
    }

    private Statement changed(Statement statement) {
        List<Block> blocks = new ArrayList<>(statement.blocks());
        return switch (random.nextInt(8)) {
            case 0 ->
                statement.withActions(statement.actionElement(), changed(statement.actions(), each -> any(ACTIONS)));
            case 1, 2 ->
                statement.withResources(statement.resourceElement(), changed(statement.resources(), this::changedText));
            case 3 -> {
                blocks.add(block());
                yield statement.withBlocks(blocks);
            }
            case 4 -> {
                if (!blocks.isEmpty()) {
                    blocks.remove(random.nextInt(blocks.size()));
                }
                yield statement.withBlocks(blocks);
            }
            case 5 -> isOfResource ? statement.withPrincipals(statement.principalElement(), principals()) : statement;
            default -> {
                if (!blocks.isEmpty()) {
                    int at = random.nextInt(blocks.size());
                    blocks.set(at, changed(blocks.get(at)));
                }
                yield statement.withBlocks(blocks);
            }
        };
    }

    /** One character more, less or else, where that leaves an ARN. */
    private String changedText(String text) {
        int at = text.length() - random.nextInt(Math.min(text.length(), 4));
        if (text.equals("*") || text.contains("$") || at < "arn:aws:s3:::".length()) {
            return resource();
        }
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + any(List.of("*", "a", "?", "b")) + text.substring(at);
            case 1 -> text.substring(0, at) + any(List.of("*", "a"));
            default -> text + any(List.of("*", ":*", "/b"));
        };
    }

    private Block changed(Block block) {
        Block other = block();
        boolean isAlike = other.operator()
                .replaceAll(".*:|IfExists|Not", "")
                .substring(0, 3)
                .equals(block.operator().replaceAll(".*:|IfExists|Not", "").substring(0, 3));
        if (isAlike && isOneOf(2)) {
            return new Block(
                    block.operator(),
                    block.key(),
                    changed(block.values(), each -> other.values().get(0)));
        }
        String operator = block.operator();
        String changed = switch (random.nextInt(4)) {
            case 0 ->
                operator.endsWith("IfExists") || operator.equals("Null")
                        ? operator.replace("IfExists", "")
                        : operator + "IfExists";
            case 1 ->
                operator.contains("ForAny")
                        ? operator.replace("ForAny", "ForAll").replace("Value:", "Values:")
                        : operator.replace("ForAll", "ForAny").replace("Values:", "Value:");
            case 2 -> operator.replace("NotEquals", "Equals").replace("NotLike", "Like");
            default -> operator.replace("LessThan", "GreaterThan");
        };
        return new Block(changed, block.key(), block.values());
    }

    private List<String> changed(List<String> texts, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(texts);
        int at = random.nextInt(texts.size());
        switch (random.nextInt(3)) {
            case 0 -> changed.add(change.apply(texts.get(at)));
            case 1 -> changed.set(at, change.apply(texts.get(at)));
            default -> {
                if (texts.size() > 1) {
                    changed.remove(at);
                }
            }
        }
        return changed.stream().distinct().toList();
    }

    /** Two policies of one kind, mostly alike. */
    List<Draft> pair() {
        Draft one = draft();
        Draft other = isOneOf(5) ? draft() : changed(one);
        List<Draft> pair = Arrays.asList(one, other);
        Collections.shuffle(pair, random);
        return pair;
    }
}
