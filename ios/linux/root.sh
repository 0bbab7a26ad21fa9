#!/bin/bash
# Unpacks Swift for Linux into a folder, without installing it: root.sh ROOT CACHE. About a minute, 1.3 GB, and 560 MB of packages.
# Needs apt-get, dpkg-deb, tar and root. Packages come from the mirror that this machine's own apt uses.
set -euo pipefail
ROOT=$1; CACHE=$2; SUITE=trixie
MIRROR=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
MIRROR=${MIRROR%/}
mkdir -p "$CACHE"/{lists/partial,archives/partial,etc/preferences.d} "$ROOT"
: > "$CACHE/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $MIRROR $SUITE main" > "$CACHE/etc/sources.list"
cat > "$CACHE/apt.conf" <<C
Dir::Etc::sourcelist "$CACHE/etc/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "$CACHE/etc/preferences.d";
Dir::State::lists "$CACHE/lists";
Dir::State::status "$CACHE/status";
Dir::Cache::archives "$CACHE/archives";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
APT::Install-Recommends "false";
APT::Architecture "amd64";
APT::Architectures "amd64";
APT::Sandbox::User "root";
Acquire::Languages "none";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear APT::Keep-Downloaded-Packages;
APT::Keep-Downloaded-Packages "true";
C
export APT_CONFIG=$CACHE/apt.conf
apt-get -qq update
apt-get -qq -y --download-only install swiftlang libc6-dev libstdc++-14-dev dash bash coreutils ca-certificates tzdata grep sed findutils tar gzip
mkdir -p "$ROOT"/{usr/bin,usr/sbin,usr/lib,usr/lib64,etc,tmp,root,proc,dev,src,build,rustlib,vectors,var/tmp}
chmod 1777 "$ROOT/tmp"
for name in bin sbin lib lib64; do [ -e "$ROOT/$name" ] || ln -s "usr/$name" "$ROOT/$name"; done
# Documents, the debugger and what only editors use stay out.
for package in "$CACHE"/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$ROOT" --keep-directory-symlink --no-same-owner \
    --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./usr/share/info' \
    --exclude='./usr/libexec/swift/bin/lldb*' --exclude='./usr/libexec/swift/bin/repl_swift' --exclude='./usr/libexec/swift/bin/clangd' \
    --exclude='./usr/libexec/swift/bin/sourcekit-lsp' --exclude='./usr/libexec/swift/bin/swift-api-*' \
    --exclude='./usr/libexec/swift/lib/liblldb*' --exclude='./usr/libexec/swift/lib/libsourcekitd*' --exclude='./usr/libexec/swift/lib/libLTO*' \
    --exclude='./usr/libexec/swift/lib/swift/embedded' --exclude='./usr/libexec/swift/lib/swift/FrameworkABIBaseline' \
    --exclude='./usr/libexec/swift/lib/swift_static'
done
ln -sf /usr/libexec/swift/bin/swift "$ROOT/usr/bin/swift"
ln -sf dash "$ROOT/usr/bin/sh"
printf 'root:x:0:0:root:/root:/bin/sh\n' > "$ROOT/etc/passwd"
printf 'root:x:0:\n' > "$ROOT/etc/group"
printf '127.0.0.1 localhost\n' > "$ROOT/etc/hosts"
dpkg-deb -f "$CACHE"/archives/swiftlang_*.deb Version > "$ROOT/.stamp"
