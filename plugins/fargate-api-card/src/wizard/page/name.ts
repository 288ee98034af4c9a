/** The name of the field in a Software Template: `ui:field: FargatePage`. */
export const FARGATE_PAGE = 'FargatePage';
