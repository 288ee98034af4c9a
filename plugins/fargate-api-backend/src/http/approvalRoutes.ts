import express, { Request } from 'express';
import Router from 'express-promise-router';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { apiOf, ApprovalService } from '../approvals';
import { audited, auditedIfRefused } from '../audit';
import { assertJson } from './assertJson';
import { entityRefOf } from './entityRefOf';
import { approvalDecision, approvalId, approvalRequest } from './inputs';
import { parse } from './parse';

const APPROVALS = '/v1/entities/:kind/:namespace/:name/approvals';

/**
 * The routes for deployments that wait for approval. Two of them are the scaffolder's
 * own, and no part of the published contract.
 */
export function approvalRoutes(options: {
  approvals: ApprovalService;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
}): express.Router {
  const { approvals, auditor, httpAuth } = options;
  const router = Router();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get(APPROVALS, async (request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = apiOf(entityRefOf(request.params));
    response.json({
      items: await auditedIfRefused(
        auditor,
        { eventId: 'approvals-list', request, meta: { entityRef } },
        () => approvals.list(entityRef, credentials),
      ),
    });
  });

  router.post(
    APPROVALS,
    assertJson,
    express.json(),
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      const body = parse(approvalRequest, request.body);
      response.json(
        await auditedIfRefused(
          auditor,
          {
            eventId: 'approval-request',
            request,
            meta: { entityRef, taskId: body.taskId },
          },
          note => approvals.request(entityRef, body, credentials, note),
        ),
      );
    },
  );

  router.delete(`${APPROVALS}/:approvalId`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = entityRefOf(request.params);
    const id = parse(approvalId, request.params.approvalId);
    await auditedIfRefused(
      auditor,
      { eventId: 'approval-close', request, meta: { entityRef, approval: id } },
      () => approvals.close(entityRef, id, credentials),
    );
    response.status(204).end();
  });

  router.post(
    `${APPROVALS}/:approvalId/decision`,
    assertJson,
    express.json(),
    async (request, response) => {
      // A decision is somebody's.
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const entityRef = apiOf(entityRefOf(request.params));
      const id = parse(approvalId, request.params.approvalId);
      const decision = parse(approvalDecision, request.body);
      await audited(
        auditor,
        {
          eventId: 'approval-decide',
          severityLevel: 'medium',
          request,
          meta: { entityRef, approval: id, approve: decision.approve },
        },
        note => approvals.decide(entityRef, id, decision, credentials, note),
      );
      response.status(204).end();
    },
  );

  return router;
}
