package dev.whittle.source.holders;

import java.util.List;
import java.util.Optional;

/**
 * What a file of Terraform's says of how its folder is used.
 *
 * @param calls the modules that it takes
 * @param isDeployed whether it has a backend or a provider, which only a root has
 * @param openVariable where a variable without a default stands
 * @param includes whether a file of Terragrunt's takes in others
 */
record Deployment(List<Call> calls, boolean isDeployed, Optional<String> openVariable, boolean includes) {
    Deployment {
        calls = List.copyOf(calls);
    }
}
