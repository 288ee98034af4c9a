import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { dependenciesOf } from './dependenciesOf';
import { resourcesOfType } from './resourcesOfType';

const routes = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::EC2::Route').filter(
    ({ properties }) => properties.TransitGatewayId,
  );

/** Rules for the routes to and from a transit gateway. */
export const transitGatewayRules: Rule[] = [
  {
    name: 'a route waits until its transit gateway is attached',
    find: deployment =>
      routes(deployment)
        .filter(
          ({ id }) =>
            ![...dependenciesOf(deployment, id)].some(
              dependency =>
                deployment.resources[dependency].Type ===
                'AWS::EC2::TransitGatewayAttachment',
            ),
        )
        .map(({ id }) => `${id} does not wait for the attachment`),
  },
  {
    name: 'every route table has a return route to every consumer',
    find: deployment => {
      const made = routes(deployment).map(({ properties }) => properties);
      const tables = new Set(made.map(({ RouteTableId }) => RouteTableId));
      const consumers = new Set(
        made.map(({ DestinationCidrBlock }) => DestinationCidrBlock),
      );
      return [...tables].flatMap(table =>
        [...consumers]
          .filter(
            consumer =>
              !made.some(
                ({ RouteTableId, DestinationCidrBlock }) =>
                  RouteTableId === table && DestinationCidrBlock === consumer,
              ),
          )
          .map(consumer => `${table} has no route to ${consumer}`),
      );
    },
  },
];
