#!/usr/bin/env bash
# Applies what whittle proved to one account, with the AWS CLI. Without --yes it only reads, and prints what it would do.
#
#   ./apply.sh [--dry-run | --yes] [--max-age DAYS] [--prune-versions] [--delete-inline] [--leave-changed] [--wait SECONDS]
#
#   --max-age DAYS     how far back the account may have been fetched (default: 7)
#   --prune-versions   where a policy has as many versions as it may have, delete the oldest that is not in force
#   --delete-inline    delete inline policies of which nothing is used; else they are listed
#   --leave-changed    leave out what has changed in the account since, instead of stopping before anything is done
#   --wait SECONDS     how long reads may lag behind a write (default: 60)
#
# First it looks at everything and changes nothing: what can't be done is listed and left out. Then each step compares what was read when the
# account was fetched, makes one call, and waits until reads show it. journal.jsonl has each step before and after its call, so that a run that
# was stopped goes on where it was, and rollback.sh knows what to undo. No role, user, key or password is ever touched, no policy is deleted
# but inline ones with --delete-inline, no version but with --prune-versions.
#
# IAM has no conditional write: whoever changes the account between a comparison and the call behind it is overwritten in a policy written into
# a role or user, and not seen in the attachments of a managed policy. Let nobody else change IAM meanwhile.
#
# Needs bash 4.4, jq, flock, sha256sum and sync; calls ${WHITTLE_AWS:-aws}. Reads: sts get-caller-identity; iam get-account-authorization-details,
# get-account-summary, get-policy, get-policy-version, list-policy-versions, list-entities-for-policy, list-attached-role-policies,
# list-attached-user-policies, list-role-policies, list-user-policies, get-role-policy, get-user-policy, generate- and
# get-service-last-accessed-details. Writes: those that it prints.
#
# Exit: 0 all that can be done is done, or would be; 2 stopped before the first write; 3 stopped after it.

program=apply.sh
cd -- "$(dirname -- "${BASH_SOURCE[0]}")" || exit 2
. ./common.sh

is_sure=false days=7 is_pruning=false is_deleting=false is_leaving=false patience=60 pause=2
while [ $# -gt 0 ]; do
  case $1 in
    --yes) is_sure=true ;;
    --dry-run) is_sure=false ;;
    --max-age) days=${2-}; check_number "$days" "$1"; shift ;;
    --wait) patience=${2-}; check_number "$patience" "$1"; shift ;;
    --prune-versions) is_pruning=true ;;
    --delete-inline) is_deleting=true ;;
    --leave-changed) is_leaving=true ;;
    -h | --help) sed -n '2,/^$/s/^# \{0,1\}//p' apply.sh; exit 0 ;;
    *) stop "\`$1\` is no option; --help tells them" ;;
  esac
  shift
done

# What is done and what is left, by changes.
summary() {
  read_journal
  jq -r --slurpfile journals "$work/journal" --slurpfile passes "$work/pass" '
    (reduce $journals[0][] as $line ({}; .[$line.step] = $line.phase)) as $phases
    | (reduce $passes[] as $one ({}; .[$one.id] = $one)) as $pass
    | .[] | . as $change
    | [.steps[] | $phases[.id]] as $all
    | if $all | all(. == "done") then "done       \($change.title)"
      elif $all | any(. == "done" or . == "begin") then "begun      \($change.title): \([$all[] | select(. == "done")] | length) of \($all | length) steps"
      elif $pass[$change.id].verdict | . == "left" or . == "changed" then
        "left       \($change.title): \($pass[$change.id].why | join("; "))"
      else "not done   \($change.title)"
      end' "$work/changes"
  list_left
}
list_left() { jq -r '.left[] | "left       \(.what): \(.why)"' plan.json; }

open_folder
say >"$work/pass"
age=$(($(date +%s) - $(jq -r .fetchedSeconds plan.json)))
[ "$age" -ge -300 ] || stop 'the account was fetched in the future; set the clock'
[ "$age" -le $((days * 86400)) ] || stop "the account was fetched $((age / 86400)) days ago, more than --max-age $days; fetch again"
if $is_sure; then lock; read_journal; fi
check_account
caller=$(jq -r .Arn "$work/caller")
say "account    $account, as $caller"

# Who runs this, as the plan would name it: changes to what one holds oneself are left out, since they could take away the right to go on.
own_arn() {
  case $caller in
    arn:*:iam::*:root) say '' ;;
    arn:*:iam::*:user/*) say "$caller" ;;
    arn:*:sts::*:assumed-role/*/*)
      jq -r --arg name "$(cut -d/ -f2 <<<"$caller")" \
        '.principals | to_entries[] | select(.value.kind == "role" and (.value.name | ascii_downcase) == ($name | ascii_downcase)) | .key' plan.json
      ;;
    *) return 1 ;;
  esac
}
own=$(own_arn) || stop "it can't be told which role or user \`$caller\` is, whose own policies are left alone; use another one"

# The quotas of the account, where they may be read.
if ! ask quotas iam get-account-summary; then
  warn "the account's quotas can't be read, so the usual ones are taken: $(cat "$work/error")"
  say '{"SummaryMap":{}}' >"$work/quotas"
fi
options=$(jq -c --argjson prune "$is_pruning" --argjson delete "$is_deleting" '.SummaryMap
  | {pruneVersions: $prune, deleteInline: $delete, versions: (.VersionsPerPolicyQuota // 5),
     attached: {role: (.AttachedPoliciesPerRoleQuota // 10), user: (.AttachedPoliciesPerUserQuota // 10)},
     room: ((.PoliciesQuota // 1500) - (.Policies // 0))}' "$work/quotas")

first_pass() {
  must_ask details iam get-account-authorization-details
  query "$work/details" --slurpfile changes "$work/changes" --argjson options "$options" --arg caller "$own" \
    'plan::snapshot as $state | plan::firstPass($changes[0]; $state; $plan; $steps; $phases; $texts; $options; $caller) | tojson' \
    >"$work/pass" || stop 'plan.jq failed'
}
first_pass
changed=$(jq -r 'select(.verdict == "changed") | .title as $title | .why[] | "changed    \($title): \(.)"' "$work/pass")
[ -z "$changed" ] || warn "$changed"

if ! $is_sure; then
  mapfile -t ids < <(jq -r 'select(.verdict == "do") | .id' "$work/pass")
  for id in "${ids[@]}"; do
    jq -r --arg id "$id" '.[] | select(.id == $id) | "would do   \(.title)"' "$work/changes"
    mapfile -t numbers < <(jq -r --arg id "$id" '.[] | select(.id == $id) | .steps[].id' "$work/changes")
    for number in "${numbers[@]}"; do
      open_step "$number"
      show "$action" "$after"
    done
  done
  jq -r 'select(.verdict == "left") | "left       \(.title): \(.why | join("; "))"' "$work/pass"
  list_left
  [ -z "$changed" ] || $is_leaving || stop 'the account has changed; fetch again, or add --leave-changed'
  say "dry run    nothing was changed; --yes does it"
  exit 0
fi
[ -z "$changed" ] || $is_leaving || stop 'the account has changed, and nothing was done; fetch again, or add --leave-changed'

# Whether holders used, since the fetch, what would go. Reports show uses late ("usually within four hours": IAM API Reference,
# GenerateServiceLastAccessedDetails), so the day before the fetch counts, too: what was seen then stays anyway.
declare -A reported=() # when, by the file: no value of the account is a subscript, which bash may read as an expression
check_uses() {
  local arn report found
  local since=$(($(jq -r .fetchedSeconds plan.json) - 86400))
  while IFS= read -r arn; do
    read_report "$arn" || continue
    found=$(jq -r -L . --slurpfile changes "$work/changes" --arg id "${step%%.*}" --arg arn "$arn" --argjson since "$since" \
      'import "plan" as plan; ($changes[0][] | select(.id == $id)) as $change | plan::uses($change; $arn; $since)' "$report") ||
      stop 'a last accessed report has another form than expected'
    [ -z "$found" ] || stop "$arn has used what would go: $found; fetch again"
  done < <(jq -r --arg id "${step%%.*}" '.[] | select(.id == $id) | .holders[].arn' "$work/changes")
}

# Makes the report on a principal, all pages, unless there is one of the last minutes; its file is in `report`.
read_report() {
  local job status marker='' page=0 waited=0
  local key made
  key=$(printf %s "$1" | sha256sum | cut -c1-32)
  report=$work/report-$key
  made=${reported[$key]-}
  [ -n "$made" ] && [ $((SECONDS - made)) -lt 600 ] && return 0
  if ! ask job iam generate-service-last-accessed-details --arn="$1" --granularity=ACTION_LEVEL; then
    grep -q '(AccessDenied' "$work/error" || stop "generate-service-last-accessed-details: $(cat "$work/error")"
    warn "$1: its last uses can't be read, so they are not compared"
    return 1
  fi
  job=$(jq -r .JobId "$work/job")
  while :; do
    must_ask page iam get-service-last-accessed-details --job-id="$job"
    status=$(jq -r .JobStatus "$work/page")
    [ "$status" != COMPLETED ] || break
    [ "$status" = IN_PROGRESS ] && [ "$waited" -lt 300 ] || stop "$1: the report on its last uses is $status"
    sleep "$pause"
    waited=$((waited + pause))
  done
  cp "$work/page" "$report-0"
  while marker=$(jq -r 'if .IsTruncated then .Marker else "" end' "$work/page") && [ -n "$marker" ]; do
    page=$((page + 1))
    must_ask page iam get-service-last-accessed-details --job-id="$job" --marker="$marker"
    cp "$work/page" "$report-$page"
  done
  jq -s . "$report"-* >"$report" && rm -f -- "$report"-*
  reported[$key]=$SECONDS
}

# A version that has the text already, since a run before made it.
find_version() {
  local version
  must_ask versions iam list-policy-versions --policy-arn="$policy"
  while IFS= read -r version; do
    must_ask document iam get-policy-version --policy-arn="$policy" --version-id="$version"
    if is_text "$after"; then
      say "$version"
      return
    fi
  done < <(jq -r '.Versions[] | select(.IsDefaultVersion | not) | .VersionId' "$work/versions")
}

# Makes room: the exact text of what goes lies in texts/, and is on the disk, before it goes.
prune() {
  local oldest text
  must_ask versions iam list-policy-versions --policy-arn="$policy"
  [ "$(jq '.Versions | length' "$work/versions")" -ge "$(jq .versions <<<"$options")" ] || return 0
  $is_pruning || stop "$policy has no room for a version, and --prune-versions was not given"
  oldest=$(jq -r '[.Versions[] | select(.IsDefaultVersion | not) | .VersionId] | sort_by(ltrimstr("v") | tonumber) | first' "$work/versions")
  [ "$oldest" = "$(jq -r --arg arn "$policy" '.policies[$arn].oldest.version' plan.json)" ] || stop "$policy: $oldest was not fetched"
  text=$(jq -r --arg arn "$policy" '.policies[$arn].oldest.text' plan.json)
  must_ask document iam get-policy-version --policy-arn="$policy" --version-id="$oldest"
  is_text "$text" || stop "$policy: $oldest is another one than was fetched"
  keep_text "$text"
  journal "$step" prune "$oldest"
  show prune "$oldest"
  line_of prune "$oldest"
  written=true
  AWS_MAX_ATTEMPTS=1 "$aws" "${line[@]}" >"$work/made" 2>"$work/failure" || stop "delete-policy-version: $(cat "$work/failure")"
  wait_for_room "$oldest"
}
wait_for_room() {
  local waited=0
  while must_ask versions iam list-policy-versions --policy-arn="$policy" &&
    jq -e --arg gone "$1" 'any(.Versions[]; .VersionId == $gone)' "$work/versions" >"$work/same"; do
    [ "$waited" -lt "$patience" ] || stop "$policy: reads still show $1"
    sleep "$pause"
    waited=$((waited + pause))
  done
}
keep_text() { sync "texts/$1.json" && check_text "$1" || stop "texts/$1.json can not be kept"; }

# Compares; a difference may be an answer of before this run's own writes, so it is looked at again for a while once there are some.
compare() {
  local waited=0
  while differences && [ -s "$work/differences" ]; do
    if [ ! -s journal.jsonl ] || [ "$waited" -ge "$patience" ]; then
      stop "the account has changed: $(paste -sd';' "$work/differences"); fetch again"
    fi
    sleep "$pause"
    waited=$((waited + pause))
  done
}

version_made() {
  if [ "$action" = version ]; then jq -r --arg arn "$policy" '.policies[$arn].version' "$work/state"; fi
}

do_step() {
  local earlier version=''
  open_step "$1"
  earlier=$(phase "$step")
  [ "$earlier" != done ] || return 0
  # What was cut short may have been done: reads show it, after a while. What was undone before begins anew.
  case $earlier in
    undo)
      if settle undone; then
        journal "$step" undone
      elif is applied; then
        journal "$step" 'done' "$(version_made)"
        return 0
      fi
      ;;
    begin)
      if settle applied; then
        journal "$step" 'done' "$(version_made)"
        return 0
      fi
      ;;
  esac
  check_account
  compare
  if [ "$action" = create ] && is applied; then
    say "           $policy is there already"
    journal "$step" 'done'
    return 0
  fi
  check_uses
  if [ "$action" = version ]; then
    if [ -n "$earlier" ]; then version=$(find_version) || exit $?; fi
    [ -n "$version" ] || prune
  fi
  if [ "$action" = delete ]; then keep_text "$before"; fi
  journal "$step" begin
  if [ -n "$version" ]; then
    show default "$version"
    call applied default "$version"
  else
    show "$action" "$after"
    call applied "$action" "$after"
  fi
  journal "$step" 'done' "$(version_made)"
}

mapfile -t ids < <(jq -r 'select(.verdict == "do") | .id' "$work/pass")
for id in "${ids[@]}"; do
  jq -r --arg id "$id" '.[] | select(.id == $id) | "doing      \(.title)"' "$work/changes"
  mapfile -t numbers < <(jq -r --arg id "$id" '.[] | select(.id == $id) | .steps[].id' "$work/changes")
  for number in "${numbers[@]}"; do do_step "$number"; done
done
summary
