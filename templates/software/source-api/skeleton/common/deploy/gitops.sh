# Sourced by deploy.sh where the stack's tag fargate-api:applied-by names a repository: it
# deploys deploy/template.yml and deploy/parameters.json too, with the image of the commit
# unless they pin one. What somebody else changed of the stack since the last commit that
# was deployed is not changed back, until the files have it as well. Needs git and jq.
# shellcheck shell=sh disable=SC2034
[ -e deploy/template.yml ] || return 0 # The pull request that adds it is not merged yet.
# Nor do the files belong to the stack of the environment that an image is promoted to.
jq -e --arg stack "$STACK" 'any(.[]; .ParameterKey == "ServiceName" and .ParameterValue == $stack)' deploy/parameters.json >&2 || return 0

WORK=$(mktemp -d) NOTE=
difference() { # How the stack differs from the template $2 and the parameters $3.
  SET=$SET-$1
  plan --template-body "file://$2" --parameters "file://$3" >&2
  of_plan "Changes[].ResourceChange|[?$BEYOND].[join(' ',[Action,LogicalResourceId])]" >"$WORK/beyond"
  cfn delete-change-set --change-set-name "$SET" >&2
  case $PLAN in *"didn't contain changes"* | *'No updates are'*) ;; FAILED*) echo "$PLAN" ;; *) echo "$CHANGES" ;; esac
}
refuse() {
  [ "$ACTION" = plan ] || fail "$1"
  NOTE="$NOTE It is not going to be deployed: $1."
}

# What the role of the pipeline can change: to fail half-way would leave the stack stuck.
MAY="['AWS::EC2::SecurityGroup','AWS::ECS::Service','AWS::ECS::TaskDefinition','AWS::ElasticLoadBalancingV2::LoadBalancer','AWS::ElasticLoadBalancingV2::TargetGroup']"
BEYOND="Action!='Modify'||!contains($MAY,ResourceType)||(Replacement=='True'&&ResourceType!='AWS::ECS::TaskDefinition')"
NEWS=$(difference files deploy/template.yml deploy/parameters.json)
[ ! -s "$WORK/beyond" ] || refuse "the role of the pipeline cannot do this, but the portal can: $(cat "$WORK/beyond")"

LAST=$(of_stack "Parameters[?ParameterKey=='DeployedCommit'].ParameterValue")
if [ -n "$LAST" ] && git fetch -q --depth 1 origin "$LAST" &&
  git show "$LAST:deploy/template.yml" >"$WORK/template.yml" && git show "$LAST:deploy/parameters.json" >"$WORK/parameters.json"; then
  FOREIGN=$(difference last "$WORK/template.yml" "$WORK/parameters.json")
else
  FOREIGN='unknown to the repository'
fi
[ -z "$FOREIGN" ] || [ -z "$NEWS" ] ||
  refuse "somebody else changed $STACK since ${LAST:-the last commit} ($FOREIGN), and deploy/ would change: $NEWS. Merge first what takes over what is deployed"

IMAGE=$(jq -r --arg image "$IMAGE" 'map(select(.ParameterKey == "ImageUrl").ParameterValue // empty)[0] // $image' deploy/parameters.json)
jq --arg image "$IMAGE" --arg by "$BY" --arg commit "$SHA" --arg run "$RUN" '
  {ImageUrl: $image, DeployedBy: $by, DeployedCommit: $commit, DeployedRun: $run, DeployedTask: "", RolledBackTo: ""} as $own
  | map(select(.ParameterKey | in($own) | not)) + ($own | to_entries | map({ParameterKey: .key, ParameterValue: .value}))
' deploy/parameters.json >"$WORK/all.json"
set -- --template-body file://deploy/template.yml --parameters "file://$WORK/all.json"
