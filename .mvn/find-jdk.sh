# Sourced by mvnw and by the launcher. find_jdk prints the home of a JDK of at least version 25,
# or says what to install and fails.

jdk_version() {
  # The release file names the version without starting a JVM.
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() (
  set +f
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) && on_path=${on_path%/bin/javac}
  for home in "${SOURCELAKE_JAVA_HOME-}" "${JAVA_HOME-}" "${on_path-}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/java/* /usr/local/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jbang/cache/jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home") || continue
    [ -n "$version" ] && [ "$version" -ge 25 ] && {
      printf '%s\n' "$home"
      exit 0
    }
  done
  echo "sourcelake: no JDK 25 or later found. Install one (Debian: temurin-25-jdk; macOS: brew install openjdk; SDKMAN: sdk install java 25-tem) or set JAVA_HOME to it." >&2
  exit 1
)
