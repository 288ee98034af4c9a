const {
  EC2Client,
  CreateTransitGatewayCommand,
} = require('@aws-sdk/client-ec2');
const {
  Route53Client,
  CreateHostedZoneCommand,
} = require('@aws-sdk/client-route-53');

/**
 * What a company's platform team has before anyone deploys an internal API: a
 * parent zone and a transit gateway, in an account of their own.
 */
async function makeLandingZone(endpoint) {
  const options = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: '210987654321', secretAccessKey: 'simulated' },
  };
  await new Route53Client(options).send(
    new CreateHostedZoneCommand({ Name: 'acme.com', CallerReference: 'demo' }),
  );
  await new EC2Client(options).send(
    new CreateTransitGatewayCommand({
      Description: 'Joins the networks of the accounts',
      Options: { AutoAcceptSharedAttachments: 'enable' },
    }),
  );
}

module.exports = { makeLandingZone };
