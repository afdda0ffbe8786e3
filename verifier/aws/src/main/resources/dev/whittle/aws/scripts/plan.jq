# What the scripts ask of the plan, of the journal and of the account.
#
# A state has what was read of an account:
#   {principals: {ARN: {attached: [ARN], inline: [name], documents: {name: document}}},
#    policies: {ARN: {version, document, versions: [id], holders: [ARN], bounds: [ARN]}}}
# A part that was not read is not there; what does not exist is null.
#
# $plan is plan.json, $steps the steps of all changes, $lines the journal, $texts the documents by the hashes of their texts.

# Of each step that the journal names, what it tells last: begin, done, undo or undone.
def phases($lines): reduce $lines[] as $line ({}; .[$line.step] = $line.phase);

# The version that a step made, as the journal tells.
def made($lines; $id): [$lines[] | select(.step == $id and .version) | .version] | last;

# A step was cut short, so that nobody knows yet whether it was done.
def open($phases): . as $step | [$phases[$step.id]] | inside(["begin", "undo"]);

def is($phases; $phase): . as $step | $phases[$step.id] == $phase;

# What a principal should have, but for what open steps may have changed: {attached, inline, ignored}.
def expected($plan; $steps; $phases; $arn):
  [$steps[] | select(.principal == $arn)] as $own
  | $plan.principals[$arn] as $found
  | [$own[] | select(.policy and open($phases)) | .policy] as $unsure
  | [$own[] | select(.do == "delete" and open($phases)) | .name] as $unsureNames
  | { attached: (($found.attached
        - [$own[] | select(.do == "detach" and is($phases; "done")) | .policy]
        + [$own[] | select(.do == "attach" and is($phases; "done")) | .policy]) - $unsure | unique),
      inline: (($found.inline
        - [$own[] | select(.do == "delete" and is($phases; "done")) | .name]) - $unsureNames | unique),
      unsure: $unsure, unsureNames: $unsureNames };

# Who should have a policy, but for open steps.
def holders($plan; $steps; $phases; $arn):
  [$steps[] | select(.policy == $arn and .principal)] as $own
  | [$own[] | select(open($phases)) | .principal] as $unsure
  | { holders: ((($plan.policies[$arn].holders // [])
        - [$own[] | select(.do == "detach" and is($phases; "done")) | .principal]
        + [$own[] | select(.do == "attach" and is($phases; "done")) | .principal]) - $unsure | unique),
      unsure: $unsure };

def listed: join(", ");

def principalDifferences($state; $plan; $steps; $phases; $arn):
  $state.principals[$arn] as $now
  | expected($plan; $steps; $phases; $arn) as $want
  | if $now == null then "\($arn) is gone"
    else
      (($now.attached - $want.unsure | unique) as $attached
        | ($attached - $want.attached | select(. != []) | "\($arn) has got attached: \(listed)"),
          ($want.attached - $attached | select(. != []) | "\($arn) has lost: \(listed)")),
      (($now.inline - $want.unsureNames | unique) as $inline
        | ($inline - $want.inline | select(. != []) | "\($arn) has got inline policies: \(listed)"),
          ($want.inline - $inline | select(. != []) | "\($arn) has lost inline policies: \(listed)"))
    end;

# The default version of a policy that was found, against what was read of it.
def policyDifferences($state; $plan; $texts; $arn):
  $state.policies[$arn] as $now
  | $plan.policies[$arn] as $found
  | if $now == null then "\($arn) is gone"
    elif $now.version != $found.version then "\($arn): the default version is \($now.version), and was \($found.version)"
    elif $now.document != $texts[$found.text] then "\($arn): the document of \($now.version) is another one"
    else empty
    end;

# Who has a policy that is to be changed, against who had it.
def holderDifferences($state; $plan; $steps; $phases; $arn):
  $state.policies[$arn] as $now
  | holders($plan; $steps; $phases; $arn) as $want
  | if $now == null then empty
    else
      (($now.holders - $want.unsure | unique) as $holders
        | ($holders - $want.holders | select(. != []) | "\($arn) is attached to more: \(listed)"),
          ($want.holders - $holders | select(. != []) | "\($arn) is no longer attached to: \(listed)")),
      ($now.bounds | select(. != []) | "\($arn) is a permissions boundary of: \(listed)")
    end;

# In what the account is another one than a step was planned for; nothing if it is the same.
def differences($step; $state; $plan; $steps; $phases; $texts):
  ($step | .do) as $do
  | if $do == "put" or $do == "delete" then
      principalDifferences($state; $plan; $steps; $phases; $step.principal),
      ($state.principals[$step.principal] // empty | .documents[$step.name]
        | select(. != null and . != $texts[$step.before])
        | "\($step.principal): the document of \($step.name) is another one")
    elif $do == "create" then
      ($state.policies[$step.policy] // empty | select(.document != $texts[$step.after])
        | "\($step.policy) is there already, with another document")
    elif $do == "attach" then
      principalDifferences($state; $plan; $steps; $phases; $step.principal),
      (if $state.policies[$step.policy] != null then
          select($state.policies[$step.policy].document != $texts[$step.after]) | "\($step.policy) has another document"
        elif any($steps[]; .do == "create" and .policy == $step.policy and is($phases; "done")) then
          "\($step.policy) is gone"
        else empty
        end)
    elif $do == "detach" then
      principalDifferences($state; $plan; $steps; $phases; $step.principal),
      policyDifferences($state; $plan; $texts; $step.policy)
    else
      policyDifferences($state; $plan; $texts; $step.policy),
      holderDifferences($state; $plan; $steps; $phases; $step.policy)
    end;

# Whether the account shows what a step does.
def applied($step; $state; $plan; $texts):
  $state.principals[$step.principal // ""] as $owner
  | $state.policies[$step.policy // ""] as $policy
  | if $step.do == "put" then $owner != null and $owner.documents[$step.name] == $texts[$step.after]
    elif $step.do == "delete" then $owner != null and $owner.documents[$step.name] == null
    elif $step.do == "create" then $policy != null and $policy.document == $texts[$step.after]
    elif $step.do == "attach" then $owner != null and ($owner.attached | index([$step.policy]) != null)
    elif $step.do == "detach" then $owner != null and ($owner.attached | index([$step.policy]) == null)
    else $policy != null and $policy.version != $plan.policies[$step.policy].version
      and $policy.document == $texts[$step.after]
    end;

# Whether the account shows what was there before a step.
def undone($step; $state; $plan; $texts):
  $state.principals[$step.principal // ""] as $owner
  | $state.policies[$step.policy // ""] as $policy
  | if $step.do == "put" or $step.do == "delete" then
      $owner != null and $owner.documents[$step.name] == $texts[$step.before]
    elif $step.do == "attach" then $owner != null and ($owner.attached | index([$step.policy]) == null)
    elif $step.do == "detach" then $owner != null and ($owner.attached | index([$step.policy]) != null)
    elif $step.do == "version" then
      $policy != null and $policy.version == $plan.policies[$step.policy].version
      and $policy.document == $texts[$step.before]
    else false
    end;

# What `aws iam get-account-authorization-details` tells, as a state.
def snapshot:
  ([.RoleDetailList[] | {arn: .Arn, inline: .RolePolicyList, attached: .AttachedManagedPolicies, bound: .PermissionsBoundary}]
    + [.UserDetailList[] | {arn: .Arn, inline: .UserPolicyList, attached: .AttachedManagedPolicies, bound: .PermissionsBoundary}]
    + [.GroupDetailList[] | {arn: .Arn, inline: .GroupPolicyList, attached: .AttachedManagedPolicies, bound: null}]) as $all
  | (reduce $all[] as $one ({}; reduce ($one.attached // [])[] as $policy (.; .[$policy.PolicyArn] += [$one.arn]))) as $holders
  | (reduce ($all[] | select(.bound)) as $one ({}; .[$one.bound.PermissionsBoundaryArn] += [$one.arn])) as $bounds
  | { principals: (reduce $all[] as $one ({}; .[$one.arn] = {
        attached: [($one.attached // [])[].PolicyArn],
        inline: [($one.inline // [])[].PolicyName],
        documents: (reduce ($one.inline // [])[] as $policy ({}; .[$policy.PolicyName] = $policy.PolicyDocument))})),
      policies: (reduce .Policies[] as $policy ({}; .[$policy.Arn] = {
        version: $policy.DefaultVersionId,
        document: ([$policy.PolicyVersionList[] | select(.IsDefaultVersion)] | first | .Document),
        versions: [$policy.PolicyVersionList[].VersionId],
        holders: ($holders[$policy.Arn] // []),
        bounds: ($bounds[$policy.Arn] // [])})) };

def number: ltrimstr("v") | tonumber;

# The oldest version that is not in force.
def oldest: .version as $default | [.versions[] | select(. != $default)] | sort_by(number) | first;

# Why a step can't be done at all: $free has how many more policies may be attached to whom, $room how many more may be created.
def impossible($step; $state; $plan; $options; $free; $room):
  if $step.do == "delete" and ($options.deleteInline | not) then
    "an inline policy that nobody uses is only deleted with --delete-inline"
  elif $step.do == "version" and ($state.policies[$step.policy].versions | length) >= $options.versions then
    if $options.pruneVersions | not then
      "it has \($state.policies[$step.policy].versions | length) versions; with --prune-versions the oldest makes room"
    elif ($state.policies[$step.policy] | oldest) != $plan.policies[$step.policy].oldest.version then
      "the version that would make room was not fetched; fetch again"
    else empty
    end
  elif $step.do == "attach" and $free[$step.principal] <= 0 then
    "no more policies can be attached to \($step.principal)"
  elif $step.do == "create" and $state.policies[$step.policy] == null and $room <= 0 then
    "no more managed policies can be created in the account"
  else empty
  end;

# Slots after a step.
def slots($step):
  if $step.do == "attach" then .free[$step.principal] -= 1
  elif $step.do == "detach" then .free[$step.principal] += 1
  elif $step.do == "create" then .room -= 1
  else .
  end;

# Looks at all changes before any is made; one object for each: {id, title, verdict, why}. The verdict is done, do, left (it can't be done)
# or changed (the account is another one than was fetched).
def firstPass($changes; $state; $plan; $steps; $phases; $texts; $options; $caller):
  { free: ($plan.principals | with_entries(.value = $options.attached[.value.kind]
        - (($state.principals[.key] // {attached: []}) | .attached | length))),
    room: $options.room, verdicts: [] }
  | reduce $changes[] as $change (.;
      . as $before
      | [$change.steps[] | select(is($phases; "done") | not)] as $todo
      | [$todo[] | select(open($phases) | not) as $step | $step
          | differences($step; $state; $plan; $steps; $phases; $texts)] as $changed
      | (reduce $todo[] as $step ($before + {why: []};
          (.why += [impossible($step; $state; $plan; $options; .free; .room)]) | slots($step))) as $after
      | {id: $change.id, title: $change.title} as $name
      | if $todo == [] then .verdicts += [$name + {verdict: "done", why: []}]
        elif [$change.holders[].arn] | index([$caller]) then
          .verdicts += [$name + {verdict: "left", why: ["it is held by \($caller), which runs this script"]}]
        elif $changed != [] then .verdicts += [$name + {verdict: "changed", why: ($changed | unique)}]
        elif $after.why != [] then .verdicts += [$name + {verdict: "left", why: ($after.why | unique)}]
        else {free: $after.free, room: $after.room, verdicts: (.verdicts + [$name + {verdict: "do", why: []}])}
        end)
  | .verdicts[];

# Seconds since 1970 of a time as the command line prints it; another form is an error.
def seconds: sub("\\.[0-9]+"; "") | sub("\\+00:00$"; "Z") | fromdateiso8601;

# The uses in last accessed reports that speak against a change, since a time.
def uses($change; $arn; $since):
  ($change.holders[] | select(.arn == $arn) | .services) as $services
  | [$change.actions[] | ascii_downcase] as $actions
  | .[].ServicesLastAccessed[]
  | (select(.ServiceNamespace as $service | $services | index([$service]))
      | select(.LastAuthenticated != null and (.LastAuthenticated | seconds) >= $since)
      | "\(.ServiceNamespace) on \(.LastAuthenticated)"),
    (.ServiceNamespace as $service | (.TrackedActionsLastAccessed // [])[]
      | "\($service):\(.ActionName)" as $action
      | select($actions | index([$action | ascii_downcase]))
      | select(.LastAccessedTime != null and (.LastAccessedTime | seconds) >= $since)
      | "\($action) on \(.LastAccessedTime)");
