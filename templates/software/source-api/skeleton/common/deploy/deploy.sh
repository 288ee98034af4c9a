#!/bin/sh
# Deploys an image to the stack of an API by a change set with the stack's own template and
# parameters. Its variables: STACK; IMAGE; SHA, BY and RUN (the commit, who, and the URL of
# the run, for the history); ID (another one for each attempt).
# "deploy.sh plan" writes what would change to plan.md, and changes nothing.
# shellcheck disable=SC1091,SC2046,SC2086 # Answers are split into words.
set -eu
ACTION=${1:-ci} SET=${1:-ci}-$SHA-$ID
fail() { echo "${GITHUB_ACTIONS:+::error::}$1" && exit 1; }
cfn() { aws cloudformation "$@" --stack-name "$STACK" --output text; }
of_stack() { cfn describe-stacks --query "Stacks[0].$1"; }
of_plan() { cfn describe-change-set --change-set-name "$SET" --query "$1"; }
plan() { # Makes a change set of its arguments, as it becomes in PLAN and CHANGES.
  cfn create-change-set --change-set-name "$SET" --capabilities CAPABILITY_IAM "$@"
  while PLAN=$(of_plan "join(': ',[Status,not_null(StatusReason,'')])"); case $PLAN in *_PENDING:* | *_IN_PROGRESS:*) ;; *) false ;; esac; do sleep 5; done
  CHANGES=$(of_plan "Changes[].ResourceChange.[join(' ',['-',Action,LogicalResourceId,Replacement=='True'&&'(replaced)'||''])]")
}
settle() { # Waits while somebody changes the stack.
  while STATUS=$(of_stack StackStatus 2>&1) || true && echo "$STACK: $STATUS"; do
    case $STATUS in REVIEW_*) return ;; *_IN_PROGRESS) sleep 10 ;; *) return ;; esac
  done
}

settle
case $STATUS in REVIEW_* | *'does not exist'*) echo "Not deployed: the wizard creates the stack, with this image: $IMAGE" && exit ;; esac
HOLD=$(of_stack "Parameters[?ParameterKey=='DeploymentHold'].ParameterValue")
[ -z "$HOLD" ] || [ "$ACTION" = plan ] || fail "held since $HOLD: release it on the card of the API"

CHANGED="['ImageUrl','DeployedBy','DeployedCommit','DeployedRun','DeployedTask','RolledBackTo']"
KEPT=$(of_stack "Parameters[?!contains($CHANGED,ParameterKey)].join('',['ParameterKey=',ParameterKey,',UsePreviousValue=true'])")
set -- --use-previous-template --parameters $KEPT ParameterKey=ImageUrl,ParameterValue="$IMAGE" ParameterKey=DeployedBy,ParameterValue="$BY" \
  ParameterKey=DeployedCommit,ParameterValue="$SHA" ParameterKey=DeployedRun,ParameterValue="$RUN" \
  ParameterKey=DeployedTask,ParameterValue= ParameterKey=RolledBackTo,ParameterValue=
case $(of_stack "Tags[?Key=='fargate-api:applied-by'].Value") in *://*) . deploy/gitops.sh ;; esac # Replaces them.
plan "$@"
[ "$ACTION $PLAN" = 'ci CREATE_COMPLETE: ' ] || cfn delete-change-set --change-set-name "$SET"
case $PLAN in *"didn't contain changes"* | *'No updates are'*) echo 'No changes' && exit ;; FAILED*) fail "$PLAN" ;; esac
if [ "$ACTION" = plan ]; then
  printf '%s\n' "A merge changes $STACK in $AWS_REGION:" "$CHANGES" "${HOLD:+Held since $HOLD.}" "${NOTE:-}" | tee plan.md && exit
fi

cfn execute-change-set --change-set-name "$SET" --client-request-token "$SET" || fail "somebody else changed $STACK meanwhile: run this again"
settle
# They become the cluster $1, the log group $2, the service $3 and the target group $4.
set -- $(of_stack "Outputs[?contains(['ClusterName','LogGroupName','ServiceName','TargetGroupArn'],OutputKey)]|sort_by(@,&OutputKey)[].OutputValue")
if [ "$STATUS" != UPDATE_COMPLETE ]; then
  FAILED="StackEvents[?ClientRequestToken=='$SET'&&ends_with(ResourceStatus,'_FAILED')&&!contains(not_null(ResourceStatusReason,''),'cancelled')]"
  WHY=$(cfn describe-stack-events --no-paginate --query "$FAILED|[-1].join(': ',[LogicalResourceId,not_null(ResourceStatusReason,ResourceStatus)])")
  TASKS=$(aws ecs list-tasks --cluster "$1" --service-name "$3" --desired-status STOPPED --query 'taskArns[]' --output text)
  OWN="containers[?image=='$IMAGE']"
  EXITS="$OWN|[?exitCode!=null].join(' ',['exit code',to_string(exitCode)])"
  REPORT="join(' ',[stoppedReason||'',join(' ',$OWN.reason),join(' ',$EXITS),taskArn])"
  TASK= && [ -z "$TASKS" ] || TASK=$(aws ecs describe-tasks --cluster "$1" --tasks $TASKS --output text \
    --query "sort_by(tasks[?$OWN],&createdAt)|[0]|not_null(@&&$REPORT,'')") || true
  [ -z "$TASK" ] || aws logs get-log-events --log-group-name "$2" --log-stream-name "$3/$3/${TASK##*/}" \
    --limit 5 --query 'events[].[message]' --output text || true
  fail "$STACK is $STATUS. $WHY. $TASK"
fi
UNHEALTHY="length(TargetHealthDescriptions[?TargetHealth.State=='initial'||TargetHealth.State=='unhealthy'])"
until [ "$(aws elbv2 describe-target-health --target-group-arn "$4" --query "$UNHEALTHY" --output text)" = 0 ]; do sleep 5; done
