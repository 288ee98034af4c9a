/** The name of the field in a Software Template: `ui:field: FargateZoneChoice`. */
export const FARGATE_ZONE_CHOICE = 'FargateZoneChoice';
