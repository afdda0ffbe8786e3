package dev.whittle.loopback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Last accessed reports. Whoever uses it holds a lock. */
final class IamReports {
    private final IamApi api;
    private final Map<String, String> jobs = new HashMap<>();
    private final Map<String, Integer> looks = new HashMap<>();

    IamReports(IamApi api) {
        this.api = api;
    }

    /** Its id is as long as the API says, 36 characters, which clients check. */
    Consumer<Xml> job(Call call, ServedAccount account) {
        String arn = call.needed("Arn");
        if (!account.principals().containsKey(arn)) {
            throw Refused.of("NoSuchEntity", arn + " does not exist");
        }
        String job = "00000000-0000-0000-0000-%012d".formatted(jobs.size());
        jobs.put(job, arn + " " + call.parameter("Granularity").orElse("SERVICE_LEVEL"));
        return out -> out.text("JobId", job);
    }

    /** The first look comes too early. */
    Consumer<Xml> report(Call call, ServedAccount account) {
        String id = call.needed("JobId");
        String[] job = Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> Refused.of("NoSuchEntity", "no job " + id))
                .split(" ", -1);
        if (looks.merge(id, 1, Integer::sum) == 1) {
            return out -> out.text("JobStatus", "IN_PROGRESS")
                    .text("JobType", job[1])
                    .text("JobCreationDate", AwsServer.now())
                    .text("IsTruncated", "false");
        }
        Page<ServedUse> page = api.page(account.used().getOrDefault(job[0], List.of()), call);
        return out -> {
            out.text("JobStatus", "COMPLETED")
                    .text("JobType", job[1])
                    .text("JobCreationDate", AwsServer.now())
                    .text("JobCompletionDate", AwsServer.now());
            IamApi.end(out, page);
            out.members("ServicesLastAccessed", page.items(), (each, use) -> use(each, use, job[0]));
        };
    }

    private static void use(Xml out, ServedUse use, String arn) {
        out.text("ServiceName", "Service " + use.service())
                .text("ServiceNamespace", use.service())
                .text("LastAuthenticated", use.last())
                .text("LastAuthenticatedEntity", use.last().map(time -> arn))
                .text("LastAuthenticatedRegion", use.last().map(time -> "us-east-1"))
                .text("TotalAuthenticatedEntities", use.last().isPresent() ? "1" : "0");
        if (!use.actions().isEmpty()) {
            out.members(
                    "TrackedActionsLastAccessed",
                    use.actions().entrySet(),
                    (each, action) -> each.text("ActionName", action.getKey())
                            .text("LastAccessedTime", action.getValue())
                            .text("LastAccessedEntity", action.getValue().map(time -> arn))
                            .text("LastAccessedRegion", action.getValue().map(time -> "us-east-1")));
        }
    }
}
