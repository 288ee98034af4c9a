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
    const event = {
      eventId: 'approvals-list',
      severityLevel: 'low' as const,
      request,
      meta: { entityRef },
    };
    response.json({
      items: await auditedIfRefused(auditor, event, () =>
        approvals.list(entityRef, credentials),
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
      const event = {
        eventId: 'approval-request',
        severityLevel: 'low' as const,
        request,
        meta: { entityRef, taskId: body.taskId },
      };
      response.json(
        await auditedIfRefused(auditor, event, note =>
          approvals.request(entityRef, body, credentials, note),
        ),
      );
    },
  );

  router.delete(`${APPROVALS}/:approvalId`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = entityRefOf(request.params);
    const id = parse(approvalId, request.params.approvalId);
    const event = {
      eventId: 'approval-close',
      severityLevel: 'low' as const,
      request,
      meta: { entityRef, approval: id },
    };
    await auditedIfRefused(auditor, event, () =>
      approvals.close(entityRef, id, credentials),
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
      const event = {
        eventId: 'approval-decide',
        severityLevel: 'medium' as const,
        request,
        meta: { entityRef, approval: id, approve: decision.approve },
      };
      await audited(auditor, event, note =>
        approvals.decide(entityRef, id, decision, credentials, note),
      );
      response.status(204).end();
    },
  );

  return router;
}
