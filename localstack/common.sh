# Sourced by the scripts beside it: where things are, and what they need.
#
# SOURCELAKE_CLOUD_STATE  folder of the emulator's state and the deployment's outputs (target/cloud beside this file)
# SOURCELAKE_CLOUD_PORT   the emulator's port (4566; 0 for any)
# SOURCELAKE_GIT_PORT     the port that local folders are served at (4567)
# AWS_ENDPOINT_URL        another emulator that runs already, such as LocalStack's or floci's; nothing is started then

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
project=${here%/*}
state=${SOURCELAKE_CLOUD_STATE:-$here/target/cloud}
git_port=${SOURCELAKE_GIT_PORT:-4567}
outputs=$state/outputs.json
cannot_start=40 # ExitCode.CANNOT_START

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

stop() {
  say "$@"
  exit 1
}

# The emulator's environment. No credentials of the user's own may reach what is deployed here.
use_emulator() {
  if [ -z "${AWS_ENDPOINT_URL-}" ]; then
    AWS_ENDPOINT_URL=$("$here/emulator" status --state "$state/emulator" 2>/dev/null) ||
      stop "the local cloud is not up: start it with localstack/up"
  fi
  for variable in $(env | sed -n 's/^\(AWS_[A-Za-z0-9_]*\)=.*/\1/p'); do
    [ "$variable" = AWS_ENDPOINT_URL ] || unset "$variable"
  done
  export AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3="$AWS_ENDPOINT_URL" AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 \
    AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_EC2_METADATA_DISABLED=true
}

need_node() {
  node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null || {
    say "no Node.js 20 or later found as node on the PATH; the CDK needs one (Debian: apt install nodejs npm; macOS: brew install node)"
    exit $cannot_start
  }
  [ -x "$project/infra/node_modules/.bin/cdk" ] && return
  say "fetching the cdk command, once"
  (cd "$project/infra" && npm ci --no-audit --no-fund --loglevel=error >&2) ||
    stop "the cdk command could not be fetched; if that was the network, start it again"
}

need_jdk() {
  # shellcheck source=../.mvn/find-jdk.sh
  jdk=$(. "$project/.mvn/find-jdk.sh" && find_jdk) || exit $cannot_start
}

need_deployment() {
  [ -f "$outputs" ] || stop "nothing is deployed: run localstack/deploy"
}

lake_url() { sed -n 's/.*"LakeUrl": "\(.*\)".*/\1/p' "$outputs" | head -n 1; }

# The pinned cdk command, with the app of the folder it is started in, if there is one.
run_cdk() { "$project/infra/node_modules/.bin/cdk" --no-notices --no-version-reporting "$@"; }

cdk() { (cd "$project/infra" && run_cdk "$@"); }
