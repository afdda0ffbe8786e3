package dev.whittle.source.holders;

import dev.whittle.json.Json;
import dev.whittle.source.holders.PlanNode.Block;
import dev.whittle.source.holders.PlanNode.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which blocks of the code the policies of a plan are made of. */
public final class PlanOrigins {
    private static final String DOCUMENT = "data.aws_iam_policy_document";

    /**
     * A block of the code.
     *
     * @param folder from the root module's on
     * @param address {@code aws_iam_policy.app}, {@code data.aws_iam_policy_document.app}
     */
    public record Origin(String folder, String address) {}

    private final Map<String, PlanResource> byAddress = new HashMap<>();
    private final PlanConfiguration configuration;

    private PlanOrigins(PlanConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Those of a plan.
     *
     * @param root all of it
     * @param resources what is in it
     */
    public static PlanOrigins of(Json root, List<PlanResource> resources) {
        PlanOrigins origins = new PlanOrigins(PlanConfiguration.of(root));
        resources.forEach(each -> origins.byAddress.put(each.address(), each));
        return origins;
    }

    /**
     * The block of the policy at an address: that of its document, if all of it is one data document, or else that of its resource.
     * Nothing where it stands in a module that is no folder of the code.
     */
    public Optional<Origin> of(String site) {
        String address = site;
        while (!byAddress.containsKey(address) && address.contains(".")) {
            address = address.substring(0, address.lastIndexOf('.'));
        }
        String argument = PlanAddress.withoutIndices(site.substring(Math.min(site.length(), address.length() + 1)));
        return Optional.ofNullable(byAddress.get(address)).flatMap(resource -> {
            Set<Block> blocks = configuration
                    .sources(new Expression(resource.path(), resource.block(), argument))
                    .blocks();
            Block made = blocks.stream()
                    .filter(each -> blocks.size() == 1 && each.type().equals(DOCUMENT))
                    .findFirst()
                    .orElse(new Block(resource.path(), resource.block(), ""));
            return configuration.folder(made.path()).map(folder -> new Origin(folder, made.address()));
        });
    }
}
