#!/bin/sh
# Writes what the tasks of STACK run, as assignments of a shell: IMAGE, by its digest in
# REPOSITORY, and SHA, the commit that it is tagged with.
# shellcheck disable=SC2046,SC2086 # Answers are split into words.
set -eu

fail() { echo "${GITHUB_ACTIONS:+::error::}$1" >&2 && exit 1; }

# They become the cluster $1 and the service $2.
set -- $(aws cloudformation describe-stacks --stack-name "$STACK" --output text \
  --query "Stacks[0].Outputs[?contains(['ClusterName','ServiceName'],OutputKey)]|sort_by(@,&OutputKey)[].OutputValue")
STATE=$(aws ecs describe-services --cluster "$1" --services "$2" --output text \
  --query "services[0].join(' ',[to_string(runningCount),'of',to_string(desiredCount),join(' ',deployments[].rolloutState)])")
case $STATE in
  '0 of'* | *PROGRESS* | *FAILED*) fail "$STACK is not ready to be promoted: it runs $STATE" ;;
esac
TASKS=$(aws ecs list-tasks --cluster "$1" --service-name "$2" --query 'taskArns[]' --output text)
IMAGE=$(aws ecs describe-tasks --cluster "$1" --tasks $TASKS --output text \
  --query "tasks[].containers[?name=='$2'].image[]" | tr '\t' '\n' | sort -u)
case $IMAGE in
  "$REPOSITORY"@sha256:*[!0-9a-f]*) fail "$STACK runs more than one image: $IMAGE" ;;
  "$REPOSITORY"@sha256:*) ;;
  *) fail "$STACK runs $IMAGE, which is no digest of $REPOSITORY: promote it on its card" ;;
esac
SHA=$(aws ecr describe-images --repository-name "${REPOSITORY#*/}" --image-ids imageDigest="${IMAGE#*@}" \
  --query 'imageDetails[0].imageTags[0]' --output text)
printf 'IMAGE=%s\nSHA=%s\n' "$IMAGE" "$SHA"
