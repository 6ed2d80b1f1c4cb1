#!/usr/bin/env bash
# Runs one of the client programs against a broker: run.sh go|python|java|node HOST:PORT [ARGUMENT…]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
language=${1:?usage: run.sh go|python|java|node HOST:PORT}
bootstrap=${2:?usage: run.sh go|python|java|node HOST:PORT}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/kafka-ts-clients
mkdir -p "$cache"
case $language in
go)
  (cd "$here/go" && CGO_ENABLED=0 go build -o "$cache/go-client" .) >&2
  exec "$cache/go-client" "$bootstrap"
  ;;
python)
  if [ ! -e "$cache/python/.complete" ]; then
    python3 -m venv "$cache/python" >&2
    "$cache/python/bin/pip" -q install -r "$here/python/requirements.txt" >&2
    touch "$cache/python/.complete"
  fi
  exec "$cache/python/bin/python" "$here/python/client.py" "$bootstrap"
  ;;
node)
  mkdir -p "$cache/node"
  cp "$here/node/package.json" "$cache/node/"
  (cd "$cache/node" && npm install --silent --no-audit --no-fund) >&2
  cd "$cache/node"
  exec node "$here/node/client.mjs" "$bootstrap"
  ;;
java)
  reference=${KAFKA_REF_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/apache-kafka-reference}
  libraries=${KAFKA_LIBS:-$reference/libs}
  exec java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$libraries/*" \
    "$here/java/ExactlyOnce.java" "$bootstrap" "${@:3}"
  ;;
*)
  echo "unknown language '$language'" >&2
  exit 2
  ;;
esac
