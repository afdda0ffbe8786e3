package dev.whittle.request;

import dev.whittle.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks through one statement for what is not understood.
 *
 * <p>Source: IAM User Guide, the pages of each element; "IAM policy elements: Variables and tags", "Where you can use policy variables".
 */
final class StatementReader {
    private final Documents documents;
    private final String version;
    private final boolean isOfResource;
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * For statements of one document.
     *
     * @param isOfResource whether the document is a resource's
     */
    StatementReader(Documents documents, String version, boolean isOfResource) {
        this.documents = documents;
        this.version = version;
        this.isOfResource = isOfResource;
    }

    /** What is wrong with a statement, in the order of the text; nothing where it is understood. */
    List<Refusal> read(Json statement, String pointer) {
        for (String element : List.of("Resource", "NotResource")) {
            statement.get(element).ifPresent(value -> forEach(value, pointer + "/" + element, this::readResource));
        }
        if (!isOfResource
                && statement.get("Resource").isEmpty()
                && statement.get("NotResource").isEmpty()) {
            refuse(statement, pointer, "the statement has neither Resource nor NotResource; write one of them");
        }
        statement.get("Principal").ifPresent(value -> readPrincipal(value, pointer + "/Principal"));
        statement.get("NotPrincipal").ifPresent(value -> {
            readPrincipal(value, pointer + "/NotPrincipal");
            if (statement.text("Effect").filter("Allow"::equals).isPresent()) {
                refuse(value, pointer + "/NotPrincipal", "NotPrincipal stands in an Allow; write it in a Deny alone");
            }
        });
        statement.get("Condition").ifPresent(condition -> {
            ConditionReader reader = new ConditionReader(documents, version, refusals);
            reader.read(condition, pointer + "/Condition");
        });
        return List.copyOf(refusals);
    }

    private interface Reader {
        void read(Json value, String text, String pointer);
    }

    private static void forEach(Json value, String pointer, Reader reader) {
        if (value instanceof Json.Arr array) {
            array.forEach(
                    pointer, (each, where) -> reader.read(each, each.asText().orElseThrow(), where));
        } else {
            reader.read(value, value.asText().orElseThrow(), pointer);
        }
    }

    private void refuse(Json value, String pointer, String message) {
        refusals.add(new Refusal(value, pointer, message));
    }

    private void readResource(Json value, String text, String pointer) {
        if (text.equals("*")) {
            return;
        }
        Template template = Template.of(text, version);
        if (!text.startsWith(Arn.START + ":")) {
            refuse(value, pointer, "`" + text + "` is no ARN; write one that starts with `arn:`, or `*`");
            return;
        }
        if (template.problem().isPresent()) {
            refuse(value, pointer, template.problem().get());
            return;
        }
        List<List<Template.Piece>> parts = template.parts();
        boolean isEarly = parts.subList(0, Math.min(parts.size(), Arn.PARTS - 1)).stream()
                .flatMap(List::stream)
                .anyMatch(piece -> piece.key().isPresent());
        if (isEarly) {
            refuse(
                    value,
                    pointer,
                    "`" + text + "` has a variable before its fifth colon; write variables behind that alone");
        }
        refuseMultiValued(template, value, pointer);
        if (isOfResource && parts.size() < Arn.PARTS) {
            refuse(
                    value,
                    pointer,
                    "`" + text + "` has " + parts.size()
                            + " of the six parts of an ARN; in a resource's policy write all" + " of them, or `*`");
        }
    }

    private void refuseMultiValued(Template template, Json value, String pointer) {
        ConditionReader.multiValued(template, documents).ifPresent(message -> refuse(value, pointer, message));
    }

    private void readPrincipal(Json principal, String pointer) {
        principal
                .asObject()
                .ifPresent(types -> types.members().forEach(type -> {
                    String at = type.pointer(pointer);
                    switch (type.name()) {
                        case "AWS" -> forEach(type.value(), at, this::readAws);
                        case "Service" -> forEach(type.value(), at, this::readService);
                        case "CanonicalUser" -> forEach(type.value(), at, this::readCanonicalUser);
                        case "Federated" -> forEach(type.value(), at, this::refuseMarks);
                        default ->
                            refuse(
                                    type.value(),
                                    at,
                                    "`" + type.name()
                                            + "` is no type of principal; write `AWS`, `Service`, `Federated` or"
                                            + " `CanonicalUser`");
                    }
                }));
    }

    private void refuseMarks(Json value, String text, String pointer) {
        if (text.isEmpty()) {
            refuse(value, pointer, "the principal is empty; write its name");
        } else if (text.contains("${")) {
            refuse(value, pointer, "`" + text + "` holds a variable, which a principal can't; write its whole name");
        } else if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            refuse(value, pointer, "`" + text + "` holds a wildcard, which a principal can't; write its whole name");
        }
    }

    /** Whether that was refused. */
    private static boolean hasMarks(String text) {
        return text.isEmpty() || text.contains("${") || text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private void readService(Json value, String text, String pointer) {
        refuseMarks(value, text, pointer);
        boolean isService = Caller.of(text)
                .filter(caller -> caller.canonical().startsWith(Caller.SERVICE))
                .isPresent();
        if (!isService && !hasMarks(text)) {
            refuse(value, pointer, "`" + text + "` is no name of a service; write one such as `lambda.amazonaws.com`");
        }
    }

    private void readCanonicalUser(Json value, String text, String pointer) {
        refuseMarks(value, text, pointer);
        if (!text.matches("[0-9a-f]{64}") && !hasMarks(text)) {
            refuse(value, pointer, "`" + text + "` is no canonical user id; write its 64 hexadecimal digits");
        }
    }

    private void readAws(Json value, String text, String pointer) {
        if (text.equals("*") || PrincipalEvaluation.isOtherName(text)) {
            return;
        }
        int before = refusals.size();
        refuseMarks(value, text, pointer);
        if (refusals.size() > before) {
            return;
        }
        if (PrincipalEvaluation.isAccount(text)) {
            if (documents.partition().isEmpty()) {
                refuse(
                        value,
                        pointer,
                        "the account `" + text + "` may be of any of the partitions that the policies name; write the"
                                + " ARN of its root");
            }
            return;
        }
        boolean isOfAccount = text.startsWith(Arn.START + ":")
                && Caller.of(text)
                        .filter(caller -> caller.account().isPresent())
                        .isPresent();
        if (!isOfAccount) {
            refuse(
                    value,
                    pointer,
                    "`" + text + "` is no principal that is known here; write an account's id, or the ARN of a user,"
                            + " a role, a session or an account's root");
        } else if (hasOtherPath(text)) {
            refuse(
                    value,
                    pointer,
                    "the policies name the role of `" + text + "` with different paths, which its sessions do not tell;"
                            + " write one of them everywhere");
        }
    }

    private boolean hasOtherPath(String arn) {
        String name = Arn.parts(arn, Variables.ARE_TEXT).get(Arn.PARTS - 1);
        return name.startsWith("role/")
                && documents.hasOtherPath(
                        Arn.parts(arn, Variables.ARE_TEXT).get(4), name.substring(name.lastIndexOf('/') + 1));
    }
}
