"""Sends generated requests to a simulated AWS, valid and broken ones, over the
operations that it has, by the service models of botocore. It fails on an answer
of HTTP status 5xx, on one that botocore cannot read, on one that does not come,
and on an error code that neither the model of the operation nor AWS's list of
common errors names.

    aws-fuzz.py <endpoint> <operations.json> <requests> <seed>

operations.json has the names of the operations by the signing name of each
service. The same seed generates the same requests as long as the answers are the
same.
"""

import collections
import datetime
import json
import random
import re
import string
import sys

import botocore.config
import botocore.exceptions
import botocore.session

ENDPOINT, OPERATIONS, REQUESTS, SEED = sys.argv[1:5]
REQUESTS = int(REQUESTS)
chance = random.Random(int(SEED))

# The name of each client of botocore whose signing name is another one.
CLIENTS = {
    "apigateway": "apigatewayv2",
    "application-autoscaling": "application-autoscaling",
    "cloudcontrolapi": "cloudcontrol",
    "servicequotas": "service-quotas",
    "elasticloadbalancing": "elbv2",
    "monitoring": "cloudwatch",
    "tagging": "resourcegroupstaggingapi",
}

# https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
# and what the protocols themselves answer.
COMMON = {
    "AccessDenied",
    "AccessDeniedException",
    "ExpiredToken",
    "IncompleteSignature",
    "InvalidAction",
    "InvalidClientTokenId",
    "InvalidParameterCombination",
    "InvalidParameterValue",
    "InvalidQueryParameter",
    "MalformedInput",
    "MalformedQueryString",
    "MissingAction",
    "MissingParameter",
    "OptInRequired",
    "RequestExpired",
    "SerializationException",
    "ThrottlingException",
    "Throttling",
    "UnknownOperationException",
    "UnrecognizedClientException",
    "ValidationError",
    "ValidationException",
}

TEMPLATES = [
    "{",
    "[]",
    "Resources: {H: {Type: AWS::CloudFormation::WaitConditionHandle}}",
    json.dumps(
        {
            "Parameters": {"P": {"Type": "String", "Default": "a"}},
            "Resources": {"L": {"Type": "AWS::Logs::LogGroup"}},
            "Outputs": {"O": {"Value": {"Ref": "L"}}},
        }
    ),
    "Transform: AWS::LanguageExtensions\nResources: {'Fn::ForEach::L': [N, [A], {'H${N}': {Type: AWS::CloudFormation::WaitConditionHandle}}]}",
    "Resources: {V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}}",
    "Resources: {A: &a {Type: X}, B: *a}",
]

POLICIES = [
    json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "ecs-tasks.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                }
            ],
        }
    ),
    json.dumps(
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
    ),
    "{}",
]

TEXTS = [
    "a",
    "web",
    "web-1",
    "/web/a",
    "example.com",
    "10.0.0.0/16",
    "10.0.0.5",
    "2001:db8::/64",
    "default",
    "eu-west-1a",
    "arn:aws:iam::123456789012:role/web",
    "arn:aws:ecs:eu-west-1:123456789012:cluster/default",
    "vpc-0123456789abcdef0",
    "tcp",
    "80",
    "true",
    "AWS::Logs::LogGroup",
    "-",
    "*",
]

BROKEN_TEXTS = [
    "",
    " ",
    "x" * 300,
    "x" * 5000,
    "\u00e9\u4e16\U0001f600",
    "a\nb\tc",
    "<&\"'>",
    "${a}%s{{resolve:ssm:a}}",
    "../../etc/passwd",
    "null",
    "arn:aws",
    "arn:aws:::::",
    "__proto__",
    "constructor",
    "-1",
    "NaN",
    "0",
]


class Pool:
    """The texts of earlier answers, by the name of their member."""

    def __init__(self):
        self.known = collections.defaultdict(list)

    def take(self, answer, name=""):
        if isinstance(answer, dict):
            for key, value in answer.items():
                if key != "ResponseMetadata":
                    self.take(value, key)
        elif isinstance(answer, list):
            for value in answer[:5]:
                self.take(value, name)
        elif isinstance(answer, str) and 0 < len(answer) < 300:
            texts = self.known[name.lower()]
            if answer not in texts:
                texts.append(answer)
                del texts[:-30]

    def find(self, name):
        """A text that stood under the name, or under one that ends like it."""
        wanted = name.lower()
        singular = wanted[:-1] if wanted.endswith("s") else wanted
        for key in (wanted, singular):
            if self.known.get(key):
                return chance.choice(self.known[key])
        similar = [
            key
            for key, texts in self.known.items()
            if texts and key and (key.endswith(singular) or singular.endswith(key))
        ]
        return chance.choice(self.known[chance.choice(similar)]) if similar else None


pool = Pool()


def number(shape):
    low = int(shape.metadata.get("min", 0))
    high = int(shape.metadata.get("max", low + 100))
    return chance.choice([low, high, chance.randint(low, max(low, high))])


def text(shape, name):
    if shape.enum:
        return chance.choice(shape.enum)
    if "TemplateBody" in name:
        return chance.choice(TEMPLATES)
    if "PolicyDocument" in name or "PolicyText" in name:
        return chance.choice(POLICIES)
    known = pool.find(name) if chance.random() < 0.75 else None
    result = known or chance.choice(TEXTS)
    low = int(shape.metadata.get("min", 0))
    return result if len(result) >= low else result + "x" * (low - len(result))


def generate(shape, name="", depth=0, broken=0.0):
    """A value of a shape; each part of it is broken with a probability."""
    kind = shape.type_name
    if broken and chance.random() < broken:
        return garbage(shape)
    if kind == "structure":
        return {
            key: generate(member, key, depth + 1, broken)
            for key, member in shape.members.items()
            # With a length that is not the body's, a server waits for the rest.
            if key != "ContentLength"
            and (
                (key in shape.required_members and chance.random() >= broken)
                or chance.random() < (0.35 if depth == 0 else 0.2) / (1 + depth / 2)
            )
        }
    if kind == "list":
        low = int(shape.metadata.get("min", 0))
        count = max(low, chance.choice([0, 1, 1, 2]) if depth < 6 else 0)
        return [
            generate(shape.member, name, depth + 1, broken)
            for _ in range(min(count, 20))
        ]
    if kind == "map":
        return {
            str(generate(shape.key, "key", depth + 1)): generate(
                shape.value, "value", depth + 1, broken
            )
            for _ in range(chance.choice([0, 1, 2]))
        }
    if kind in ("integer", "long"):
        return number(shape)
    if kind in ("float", "double"):
        return chance.choice([0.0, 1.5, 50.0])
    if kind == "boolean":
        return chance.random() < 0.5
    if kind == "timestamp":
        return datetime.datetime(2026, 1, 1) + datetime.timedelta(
            minutes=chance.randint(0, 10**6)
        )
    if kind == "blob":
        return b"abc"
    return text(shape, name)


def garbage(shape):
    """What the model does not allow, as far as the protocol can carry it."""
    kind = shape.type_name
    if kind in ("integer", "long"):
        return chance.choice([-1, 0, 2**31 - 1, -(2**31), 2**53])
    if kind in ("float", "double"):
        return chance.choice([-1.0, 1e300])
    if kind == "string":
        if shape.enum and chance.random() < 0.5:
            return "".join(chance.choices(string.ascii_uppercase, k=5))
        return chance.choice(BROKEN_TEXTS)
    if kind == "list":
        return [generate(shape.member) for _ in range(chance.choice([0, 30]))]
    if kind in ("structure", "map"):
        return {}
    return generate(shape)


session = botocore.session.get_session()
clients = {}


def client(signing_name):
    if signing_name not in clients:
        clients[signing_name] = session.create_client(
            CLIENTS.get(signing_name, signing_name),
            region_name="eu-west-1",
            endpoint_url=ENDPOINT,
            config=botocore.config.Config(
                parameter_validation=False,
                retries={"total_max_attempts": 1},
                read_timeout=30,
                s3={"addressing_style": "path"},
            ),
        )
    return clients[signing_name]


def allowed(service, operation, code):
    """Whether the model or AWS's list of common errors names an error code."""
    if code in COMMON or service in ("ec2", "s3"):
        # Their models name no errors, or few.
        # An answer to HEAD has the status for its code.
        return bool(re.fullmatch(r"[A-Z][\w.]+|4\d\d", code))
    names = set()
    for shape in operation.error_shapes:
        names |= {shape.name, shape.error_code, shape.metadata.get("error", {}).get("code")}
    return code in names


with open(OPERATIONS, encoding="utf8") as file:
    operations = [
        (service, name)
        for service, names in sorted(json.load(file).items())
        for name in sorted(names)
    ]

problems = collections.Counter()
answers = collections.Counter()
examples = {}


def problem(what, service, name, request):
    key = f"{service} {name}: {what}"
    problems[key] += 1
    examples.setdefault(key, request)


def send(service, name):
    api = client(service)
    model = api.meta.service_model
    if name not in model.operation_names:
        return
    operation = model.operation_model(name)
    broken = chance.choice([0.0, 0.0, 0.05, 0.3])
    request = (
        generate(operation.input_shape, broken=broken)
        if operation.input_shape
        else {}
    )
    if not isinstance(request, dict):
        request = {}
    method = getattr(
        api,
        next(
            python_name
            for python_name, api_name in api.meta.method_to_api_mapping.items()
            if api_name == name
        ),
    )
    try:
        answer = method(**request)
        answers["taken"] += 1
        pool.take(answer)
    except botocore.exceptions.ClientError as error:
        answers["refused"] += 1
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        code = error.response["Error"].get("Code", "")
        # S3 answers 501 to what it does not implement.
        if status >= 500 and code != "NotImplemented":
            problem(f"HTTP {status}", service, name, request)
        elif not allowed(service, operation, code):
            problem(f"error code {code}", service, name, request)
    except (
        botocore.exceptions.HTTPClientError,
        botocore.parsers.ResponseParserError,
    ) as error:
        if "Invalid header" in str(error):  # which botocore cannot send
            answers["not sent"] += 1
            return
        problem(f"{type(error).__name__}: {error}"[:200], service, name, request)
    except Exception:  # what botocore itself cannot send
        answers["not sent"] += 1


for index in range(REQUESTS):
    if index % 1000 == 999:
        print(f"{index + 1} requests", flush=True)
    # Each operation in turn, and then by chance.
    send(
        *(
            operations[index]
            if index < len(operations)
            else chance.choice(operations)
        )
    )

print(
    f"{REQUESTS} requests to {len(operations)} operations with the seed {SEED}:",
    ", ".join(f"{count} {what}" for what, count in sorted(answers.items())),
)
for key, count in problems.most_common():
    print(f"{count} x {key}\n    {examples[key]!r}"[:1500], file=sys.stderr)
sys.exit(1 if problems else 0)
