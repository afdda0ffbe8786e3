package dev.whittle.proofs.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.whittle.trie.KnownActions;
import dev.whittle.trie.KnownService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A way to change a refined policy, for better or worse. Each gives false where there is nothing to change. */
enum Mutant {
    PATTERN_DROPPED {
        @Override
        boolean change(Draft draft) {
            ArrayNode list = draft.list();
            return list.size() > 1 && list.remove(draft.below(list.size())) != null;
        }
    },
    PATTERN_WIDENED {
        @Override
        boolean change(Draft draft) {
            return draft.rewrite(text ->
                    text.substring(0, text.indexOf(':') + 1 + (text.length() - text.indexOf(':')) / 2) + "*");
        }
    },
    LAST_LETTER_OPEN {
        @Override
        boolean change(Draft draft) {
            return draft.rewrite(text -> text.length() < 4 ? text : text.substring(0, text.length() - 1) + "?");
        }
    },
    STAR_INSIDE {
        @Override
        boolean change(Draft draft) {
            return draft.rewrite(text -> {
                int at = text.indexOf(':') + 1 + draft.below(text.length() - text.indexOf(':'));
                return text.substring(0, at) + "*" + text.substring(at);
            });
        }
    },
    STAR_AFTER_NAME {
        @Override
        boolean change(Draft draft) {
            return draft.rewrite(text -> text.endsWith("*") ? text : text + "*");
        }
    },
    LETTER_LOST {
        @Override
        boolean change(Draft draft) {
            return draft.rewrite(
                    text -> text.length() - text.indexOf(':') < 4 ? text : text.substring(0, text.length() - 1));
        }
    },
    LETTER_CASE {
        @Override
        boolean change(Draft draft) {
            return draft.rewrite(text -> text.toUpperCase(Locale.ROOT));
        }
    },
    PATTERN_TWICE {
        @Override
        boolean change(Draft draft) {
            ArrayNode list = draft.list();
            list.add(list.get(draft.below(list.size())));
            return true;
        }
    },
    LIST_REVERSED {
        @Override
        boolean change(Draft draft) {
            ArrayNode list = draft.list();
            List<JsonNode> before = new ArrayList<>();
            list.forEach(before::add);
            list.removeAll();
            before.forEach(text -> list.insert(0, text));
            return true;
        }
    },
    NAME_BESIDE_ITS_WILDCARD {
        @Override
        boolean change(Draft draft) {
            ArrayNode list = draft.list();
            String text = list.get(draft.below(list.size())).asText();
            list.add(
                    text.equals("*") ? "s3:Anything" : text.replace("*", "Some").replace("?", "x"));
            return true;
        }
    },
    UNKNOWN_NAMES_ELSEWHERE {
        @Override
        boolean change(Draft draft) {
            int from = draft.below(draft.statements().size());
            int to = draft.below(draft.statements().size());
            ArrayNode list = draft.list(from);
            String text = list.get(draft.below(list.size())).asText();
            draft.list(to).add(text.replace("*", "Nobody?Knows"));
            return from != to && text.indexOf('*') > text.indexOf(':');
        }
    },
    UNUSED_PUT_BACK {
        @Override
        boolean change(Draft draft) {
            List<String> unused = draft.unused();
            if (unused.isEmpty()) {
                return false;
            }
            draft.list().add(unused.get(draft.below(unused.size())));
            return true;
        }
    },
    OTHER_ACTION_ADDED {
        @Override
        boolean change(Draft draft) {
            draft.list()
                    .add(List.of("iam:CreateUser", "s3:GetFoo", "zzz:*", "ec2:Describe?*", "*:Get*")
                            .get(draft.below(5)));
            return true;
        }
    },
    STATEMENT_DROPPED {
        @Override
        boolean change(Draft draft) {
            draft.statements().remove(draft.below(draft.statements().size()));
            return true;
        }
    },
    STATEMENT_TWICE {
        @Override
        boolean change(Draft draft) {
            draft.statements().add(draft.statement().deepCopy());
            return true;
        }
    },
    STATEMENTS_CHANGE_PLACES {
        @Override
        boolean change(Draft draft) {
            draft.statements()
                    .add(draft.statements()
                            .remove(draft.below(draft.statements().size())));
            return true;
        }
    },
    SID {
        @Override
        boolean change(Draft draft) {
            draft.statement().put("Sid", "Another");
            return true;
        }
    },
    EFFECT {
        @Override
        boolean change(Draft draft) {
            ObjectNode statement = draft.statement();
            statement.put("Effect", statement.get("Effect").asText().equals("Allow") ? "Deny" : "Allow");
            return true;
        }
    },
    ELEMENT {
        @Override
        boolean change(Draft draft) {
            ObjectNode statement = draft.statement();
            String now = statement.has("Action") ? "Action" : "NotAction";
            statement.set(now.equals("Action") ? "NotAction" : "Action", statement.remove(now));
            return true;
        }
    },
    RESOURCE {
        @Override
        boolean change(Draft draft) {
            draft.statement().remove("NotResource");
            draft.statement().put("Resource", draft.below(2) == 0 ? "*" : "arn:aws:s3:::another");
            return true;
        }
    },
    RESOURCE_IN_A_LIST {
        @Override
        boolean change(Draft draft) {
            JsonNode resource = draft.statement().get("Resource");
            return resource instanceof TextNode
                    && draft.statement().putArray("Resource").add(resource) != null;
        }
    },
    CONTEXTS_SWAPPED {
        @Override
        boolean change(Draft draft) {
            ObjectNode one = draft.statement();
            ObjectNode other = draft.statement();
            JsonNode resource = one.get("Resource");
            if (resource == null || !other.has("Resource")) {
                return false;
            }
            one.set("Resource", other.get("Resource"));
            other.set("Resource", resource);
            return true;
        }
    },
    LISTS_SWAPPED {
        @Override
        boolean change(Draft draft) {
            ObjectNode one = draft.statement();
            ObjectNode other = draft.statement();
            if (!one.has("Action") || !other.has("Action")) {
                return false;
            }
            JsonNode list = one.get("Action");
            one.set("Action", other.get("Action"));
            other.set("Action", list);
            return true;
        }
    },
    CONDITION {
        @Override
        boolean change(Draft draft) {
            draft.statement().putObject("Condition").putObject("StringEquals").put("aws:username", "${aws:userid}");
            return true;
        }
    },
    VERSION {
        @Override
        boolean change(Draft draft) {
            JsonNode version = draft.policy().get("Version");
            boolean isOld = version == null || version.asText().equals("2008-10-17");
            draft.policy().put("Version", isOld ? "2012-10-17" : "2008-10-17");
            return true;
        }
    },
    ID {
        @Override
        boolean change(Draft draft) {
            draft.policy().put("Id", "another");
            return true;
        }
    };

    /** Changes a policy in one place. */
    abstract boolean change(Draft draft);

    /** How a pattern is written anew. */
    interface Rewriting {
        String of(String text);
    }

    /** A policy under the knife. */
    record Draft(ObjectNode policy, KnownActions known, Random random) {
        int below(int bound) {
            return random.nextInt(bound);
        }

        ArrayNode statements() {
            return Question.statements(policy);
        }

        ObjectNode statement() {
            return (ObjectNode) statements().get(below(statements().size()));
        }

        ArrayNode list() {
            return list(below(statements().size()));
        }

        ArrayNode list(int number) {
            ObjectNode statement = (ObjectNode) statements().get(number);
            String element = statement.has("Action") ? "Action" : "NotAction";
            JsonNode list = statement.get(element);
            return list instanceof ArrayNode array
                    ? array
                    : statement.putArray(element).add(list);
        }

        boolean rewrite(Rewriting rewriting) {
            ArrayNode list = list();
            int at = below(list.size());
            String before = list.get(at).asText();
            String after = before.equals("*") ? before : rewriting.of(before);
            list.set(at, TextNode.valueOf(after));
            return !after.equals(before);
        }

        List<String> unused() {
            List<String> unused = new ArrayList<>();
            for (KnownService service : known.servicesWithUnused()) {
                for (int i = 0; i < service.trie().size(); i++) {
                    if (service.isUnused(i)) {
                        unused.add(service.trie().spelled(i));
                    }
                }
            }
            return unused;
        }
    }
}
