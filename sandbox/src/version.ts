/** Version of the package, shown by the CLI and GET /api/health. */
export const VERSION = '1.0.0';
