#!/usr/bin/env bash
# Undoes what apply.sh did, last things first, as far as its journal tells. Without --yes it only prints what it would do.
#
#   ./rollback.sh [--dry-run | --yes] [--wait SECONDS]
#
# A step is undone only where the account still shows what the step did; what somebody has changed since is listed and left. Texts are sent
# as they were. A policy that was created is detached and stays; a new version is no longer in force and stays; a version that was deleted
# comes back only under a new id, which is left to people: its text is named.
#
# IAM has no conditional write: whoever changes the account between a comparison and the call behind it is overwritten.
#
# Needs bash 4.4, jq, flock, sha256sum and sync; calls ${WHITTLE_AWS:-aws}.
# Exit: 0 all is undone, or would be; 2 stopped before the first write; 3 something is left.

program=rollback.sh
cd -- "$(dirname -- "${BASH_SOURCE[0]}")" || exit 2
. ./common.sh

is_sure=false patience=60 pause=2
while [ $# -gt 0 ]; do
  case $1 in
    --yes) is_sure=true ;;
    --dry-run) is_sure=false ;;
    --wait) patience=${2-}; check_number "$patience" "$1"; shift ;;
    -h | --help) sed -n '2,/^$/s/^# \{0,1\}//p' rollback.sh; exit 0 ;;
    *) stop "\`$1\` is no option; --help tells them" ;;
  esac
  shift
done

left=0
leave() {
  warn "left       $step: $*"
  left=$((left + 1))
}
summary() { say "left       $left steps"; }

open_folder
if $is_sure; then lock && read_journal; else patience=0; fi
check_account
say "account    $account, as $(jq -r .Arn "$work/caller")"

# The call that takes a step back.
undoing() {
  case $action in
    put | delete) say put "$before" ;;
    attach) say detach ;;
    detach) say attach ;;
    version) say default "$(jq -r --arg arn "$policy" '.policies[$arn].version' plan.json)" ;;
  esac
}

# The version that was in force has to be there, and the same.
is_version_there() {
  local version
  version=$(jq -r --arg arn "$policy" '.policies[$arn].version' plan.json)
  may_ask document iam get-policy-version --policy-arn="$policy" --version-id="$version"
  is_text "$before"
}

undo_step() {
  local words
  open_step "$1"
  if [ "$action" = create ]; then
    say "stays      $policy, which was created"
    return 0
  fi
  # A call that was cut short is waited for: it may show only after a while.
  if [ "$(phase "$step")" = undo ] && settle undone; then
    if $is_sure; then journal "$step" undone; fi
    return 0
  fi
  if ! settle applied; then
    if is undone; then
      if $is_sure; then journal "$step" undone; fi
      return 0
    fi
    leave "$(jq -r --arg id "$step" '.[] | select(.id == $id) | "\(.do) \(.principal // "") \(.policy // .name)"' "$work/steps"): the account no longer shows what was done"
    return 1
  fi
  if [ "$action" = version ] && ! is_version_there; then
    leave "$policy: the version that was in force is gone or another one"
    return 1
  fi
  read -ra words < <(undoing)
  show "${words[@]}"
  $is_sure || return 0
  check_account
  journal "$step" undo
  call undone "${words[@]}"
  journal "$step" undone
}

# Steps that were begun, last first; of a change whose later step is left, the earlier ones are left, too.
stuck=''
while IFS= read -r number; do
  [ "$stuck" != "${number%%.*}" ] || continue
  undo_step "$number" || stuck=${number%%.*}
done < <(query "$work/steps" '[$steps[] | select($phases[.id] | . == "done" or . == "begin" or . == "undo" or . == "prune") | .id] | reverse[]')

query "$work/steps" '$lines[] | select(.phase == "prune") as $line | $steps[] | select(.id == $line.step)
  | "pruned     \(.policy): \($line.version) was deleted, its text is texts/\($plan.policies[.policy].oldest.text).json; it comes back only under a new id"' | sort -u
if ! $is_sure; then
  say "dry run    nothing was changed; --yes does it"
  exit 0
fi
[ "$left" -eq 0 ] || { summary >&2; exit 3; }
say "undone     all that the journal tells"
