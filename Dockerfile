# Two stages: what builds the portal does not run it.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json angular.json ./
COPY domain domain
COPY contract contract
COPY server server
COPY migrations migrations
COPY seed seed
COPY client client
ENV NG_CLI_ANALYTICS=false
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json \
 && node node_modules/@angular/cli/bin/ng.js build --progress=false \
 && npm prune --omit=dev

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# the checklist and the sample data lie beside their sources
COPY --from=build /app/seed seed
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
