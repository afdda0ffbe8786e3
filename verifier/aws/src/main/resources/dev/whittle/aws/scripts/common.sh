# shellcheck shell=bash disable=SC2034,SC2154
# What apply.sh and rollback.sh share: they read it, and it does nothing by itself.
#
# No value of the account stands in these scripts. All are read from plan.json, changes/ and texts/, and are passed as one word each.

set -uo pipefail
export LC_ALL=C.UTF-8 AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=5
export AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true
unset "${!AWS_ENDPOINT_URL@}"

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }

# Ends with 2 while nothing was written by this run, else with 3 and a list of what is done and left.
written=false
stop() {
  warn "$program: $*"
  if $written; then
    summary >&2
    exit 3
  fi
  exit 2
}

need() {
  for name in "$@"; do
    command -v -- "$name" >/dev/null || stop "\`$name\` is missing; install it"
  done
}

# Opens the folder: the programs, the files as they were made, a place for answers.
open_folder() {
  [ "${BASH_VERSINFO[0]}" -ge 5 ] || [ "${BASH_VERSINFO[0]}.${BASH_VERSINFO[1]}" = 4.4 ] || stop "bash is ${BASH_VERSION}; 4.4 is the least"
  aws=${WHITTLE_AWS:-aws}
  command -v -- "$aws" >/dev/null || stop "\`$aws\` is missing; install the AWS CLI, or name it in WHITTLE_AWS"
  need jq flock sha256sum sync date mktemp find xargs
  say "aws        $(command -v -- "$aws"), $("$aws" --version 2>&1 | head -n 1)"
  sha256sum --check --quiet --strict SHA256SUMS >&2 || stop "the files are not as they were made; make them anew"
  umask 077
  work=$(mktemp -d) || stop 'no folder for answers can be made'
  trap 'rm -rf -- "$work"' EXIT
  trap 'warn "$program: interrupted"; summary >&2; exit 130' INT TERM
  # They may be more than fit on one command line.
  find texts -name '*.json' -print0 | xargs -0 -r jq -n \
    'reduce inputs as $text ({}; .[input_filename | ltrimstr("texts/") | rtrimstr(".json")] = $text)' |
    jq -s 'add + {}' >"$work/texts" || stop 'the texts can not be read'
  find changes -name '*.json' -print0 | xargs -0 -r cat | jq -s 'sort_by(.id)' >"$work/changes" || stop 'the changes can not be read'
  jq '[.[].steps[]]' "$work/changes" >"$work/steps"
  read_journal
  account=$(jq -r .account plan.json)
}

# One run at a time: a call that outlives a killed script holds the lock until it has ended.
lock() {
  exec 9>>lock || stop 'the file `lock` can not be opened'
  flock -n 9 || stop 'another run is under way, or the last call of one that was killed; wait for its end'
  # A line that was cut short by a kill is ended, so that the next one is whole.
  if [ -s journal.jsonl ] && [ -n "$(tail -c 1 journal.jsonl)" ]; then
    say >>journal.jsonl
  fi
}

read_journal() {
  if [ -e journal.jsonl ]; then
    jq -R 'fromjson?' journal.jsonl | jq -s . >"$work/journal" || stop 'the journal can not be read'
  else
    say '[]' >"$work/journal"
  fi
}

# journal STEP PHASE [VERSION]: writes a line before and after each call, to the disk.
journal() {
  jq -cn --arg step "$1" --arg phase "$2" --arg version "${3-}" --arg at "$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    '{at: $at, step: $step, phase: $phase} + (if $version == "" then {} else {version: $version} end)' \
    >>journal.jsonl && sync journal.jsonl || stop 'the journal can not be written'
  read_journal
}

phase() { jq -r --arg step "$1" 'map(select(.step == $step)) | last | .phase // ""' "$work/journal"; }

# query FILE [OPTIONS...] FILTER: asks plan.jq about a file.
query() {
  local input=$1 filter=${!#}
  jq -r -L . --slurpfile plans plan.json --slurpfile allSteps "$work/steps" --slurpfile journals "$work/journal" \
    --slurpfile allTexts "$work/texts" "${@:2:$#-2}" \
    'import "plan" as plan; $plans[0] as $plan | $allSteps[0] as $steps | $journals[0] as $lines | $allTexts[0] as $texts
      | plan::phases($lines) as $phases | '"$filter" "$input"
}

# ask NAME ARGUMENTS...: calls the AWS CLI; its answer is the file NAME. Nothing that is asked for is there: 4.
ask() {
  local answer=$1
  shift
  "$aws" "$@" --output=json >"$work/$answer" 2>"$work/error" && return 0
  grep -q '(NoSuchEntity)' "$work/error" && return 4
  return 1
}
# The same, where everything but an answer stops the script.
must_ask() { ask "$@" || stop "$2 $3: $(cat "$work/error")"; }
# The same, where what is asked for may be gone: its answer is null.
may_ask() {
  ask "$@"
  case $? in
    0) ;;
    4) say null >"$work/$1" ;;
    *) stop "$2 $3: $(cat "$work/error")" ;;
  esac
}

# Whose credentials these are: they have to be the account's.
check_account() {
  must_ask caller sts get-caller-identity
  [ "$(jq -r .Account "$work/caller")" = "$account" ] || stop "the credentials are those of $(jq -r .Account "$work/caller"), not of $account"
}

# The fields of a step: action, principal, kind, holder, policy, path, name, before, after.
open_step() {
  local fields
  mapfile -t fields < <(jq -r --arg id "$1" \
    '.[] | select(.id == $id) | .do, (.principal, .kind, .holder, .policy, .path, .name, .before, .after | . // "")' "$work/steps")
  step=$1 action=${fields[0]} principal=${fields[1]} kind=${fields[2]} holder=${fields[3]} policy=${fields[4]}
  path=${fields[5]} name=${fields[6]} before=${fields[7]} after=${fields[8]}
}

# What a step is about, as the account has it now, in the file `state`.
read_state() {
  say '{"principals":{},"policies":{}}' >"$work/state"
  case $action in
    put | delete) read_principal; read_inline ;;
    attach | detach) read_principal; read_policy "$policy" ;;
    create) read_policy "$policy" ;;
    version) read_policy "$policy"; read_holders "$policy" ;;
  esac
}

add_state() { jq "$@" "$work/state" >"$work/state.new" && mv "$work/state.new" "$work/state" || stop 'an answer has another form than expected'; }

read_principal() {
  case $kind in
    role)
      may_ask attached iam list-attached-role-policies --role-name="$holder"
      may_ask inline iam list-role-policies --role-name="$holder"
      ;;
    user)
      may_ask attached iam list-attached-user-policies --user-name="$holder"
      may_ask inline iam list-user-policies --user-name="$holder"
      ;;
  esac
  add_state --arg arn "$principal" --slurpfile attached "$work/attached" --slurpfile inline "$work/inline" \
    '.principals[$arn] = if $attached[0] == null or $inline[0] == null then null else
      {attached: [$attached[0].AttachedPolicies[].PolicyArn], inline: $inline[0].PolicyNames, documents: {}} end'
}

read_inline() {
  case $kind in
    role) may_ask document iam get-role-policy --role-name="$holder" --policy-name="$name" ;;
    user) may_ask document iam get-user-policy --user-name="$holder" --policy-name="$name" ;;
  esac
  add_state --arg arn "$principal" --arg name "$name" --slurpfile document "$work/document" \
    'if .principals[$arn] == null then . else .principals[$arn].documents[$name] = $document[0].PolicyDocument end'
}

read_policy() {
  local version
  may_ask policy iam get-policy --policy-arn="$1"
  say null >"$work/document"
  version=$(jq -r '.Policy.DefaultVersionId // ""' "$work/policy")
  [ -z "$version" ] || may_ask document iam get-policy-version --policy-arn="$1" --version-id="$version"
  add_state --arg arn "$1" --arg version "$version" --slurpfile document "$work/document" \
    '.policies[$arn] = if $version == "" then null else
      {version: $version, document: $document[0].PolicyVersion.Document, holders: [], bounds: []} end'
}

# Who has a policy, and whom it bounds, as ARNs where the plan knows them, else by kind and name.
read_holders() {
  may_ask holders iam list-entities-for-policy --policy-arn="$1" --policy-usage-filter=PermissionsPolicy
  may_ask bounds iam list-entities-for-policy --policy-arn="$1" --policy-usage-filter=PermissionsBoundary
  add_state --arg arn "$1" --slurpfile holders "$work/holders" --slurpfile bounds "$work/bounds" --slurpfile plans plan.json '
    def names: (.PolicyRoles // [] | map("role/" + .RoleName)) + (.PolicyUsers // [] | map("user/" + .UserName))
      + (.PolicyGroups // [] | map("group/" + .GroupName));
    ($plans[0].principals | with_entries({key: (.value.kind + "/" + .value.name), value: .key})) as $arns
    | if .policies[$arn] == null then . else
        .policies[$arn].holders = [$holders[0] | names[] | $arns[.] // .]
        | .policies[$arn].bounds = [$bounds[0] | names[]] end'
}

# In what the account is another one than the step was planned for, a line each.
differences() {
  read_state
  query "$work/state" --arg id "$step" \
    '. as $state | $steps[] | select(.id == $id) | plan::differences(.; $state; $plan; $steps; $phases; $texts)' \
    >"$work/differences" || stop 'plan.jq failed'
}

# is WORD: whether the account shows a step as applied or as undone.
is() {
  read_state
  [ "$(query "$work/state" --arg id "$step" \
    '. as $state | $steps[] | select(.id == $id) | plan::'"$1"'(.; $state; $plan; $texts)')" = true ]
}

# settle WORD: waits until reads show it, since what IAM answers may be of before the last write.
settle() {
  local waited=0
  until is "$1"; do
    [ "$waited" -lt "$patience" ] || return 1
    sleep "$pause"
    waited=$((waited + pause))
  done
}

# The commands, each as a person would type it; the document is added by `call`.
line_of() {
  line=() text=''
  case $1.$kind in
    put.role) line=(iam put-role-policy --role-name="$holder" --policy-name="$name") text=$2 ;;
    put.user) line=(iam put-user-policy --user-name="$holder" --policy-name="$name") text=$2 ;;
    delete.role) line=(iam delete-role-policy --role-name="$holder" --policy-name="$name") ;;
    delete.user) line=(iam delete-user-policy --user-name="$holder" --policy-name="$name") ;;
    attach.role) line=(iam attach-role-policy --role-name="$holder" --policy-arn="$policy") ;;
    attach.user) line=(iam attach-user-policy --user-name="$holder" --policy-arn="$policy") ;;
    detach.role) line=(iam detach-role-policy --role-name="$holder" --policy-arn="$policy") ;;
    detach.user) line=(iam detach-user-policy --user-name="$holder" --policy-arn="$policy") ;;
    create.*) line=(iam create-policy --policy-name="$name" --path="$path") text=$2 ;;
    version.*) line=(iam create-policy-version --policy-arn="$policy" --set-as-default) text=$2 ;;
    default.*) line=(iam set-default-policy-version --policy-arn="$policy" --version-id="$2") ;;
    prune.*) line=(iam delete-policy-version --policy-arn="$policy" --version-id="$2") ;;
  esac
}

show() {
  line_of "$@"
  printf '           aws'
  printf ' %q' "${line[@]}"
  [ -z "$text" ] || printf ' --policy-document="$(cat texts/%s.json)"' "$text"
  printf '\n'
}

# A leading zero would make bash read it as octal, and skip the comparison that it fails in.
check_number() { [[ $1 =~ ^(0|[1-9][0-9]{0,5})$ ]] || stop "$2 takes a number"; }

# is_text HASH: whether the version that was asked for last, in the file `document`, is that text as a value.
is_text() {
  jq -e --slurpfile texts "$work/texts" --arg text "$1" '.PolicyVersion.Document == $texts[0][$text]' "$work/document" >"$work/same"
}

# The texts that are sent or kept have to be those that were read.
check_text() { say "$1  texts/$1.json" | sha256sum --check --status - || stop "texts/$1.json is not as it was made"; }

# call SEEN WORDS...: makes a call once and waits until SEEN shows it. It is made again only where IAM says that it took none, since a
# second one would make a second version.
call() {
  local seen=$1 tries=0 document
  shift
  line_of "$@"
  if [ -n "$text" ]; then
    check_text "$text"
    document=$(cat "texts/$text.json" && printf x) # The x keeps line ends at the end.
    line+=(--policy-document="${document%x}")
  fi
  written=true
  until AWS_MAX_ATTEMPTS=1 "$aws" "${line[@]}" --output=json >"$work/made" 2>"$work/failure"; do
    tries=$((tries + 1))
    if grep -qE '\((Throttling|ThrottlingException|RequestLimitExceeded)\)' "$work/failure" && [ "$tries" -lt 8 ]; then
      sleep "$tries"
    elif grep -q 'An error occurred (' "$work/failure" && ! grep -qE '\((ServiceFailure|InternalFailure|ServiceUnavailable|500|502|503)\)' "$work/failure"; then
      stop "${line[0]} ${line[1]}: $(cat "$work/failure")"
    elif settle "$seen"; then
      return 0
    else
      stop "${line[0]} ${line[1]}: $(cat "$work/failure")"
    fi
  done
  settle "$seen" || stop "${line[0]} ${line[1]}: reads do not show it after $patience s; run again later"
}
