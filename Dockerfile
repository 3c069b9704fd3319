# syntax=docker/dockerfile:1
# A host in a container: small, not root, with a health check.
#   docker build -t bigiron .
#   docker run -p 449:449 -p 8076:8076 -p 8470-8476:8470-8476 -p 9470-9476:9470-9476 -v bigiron:/data bigiron
# Podman keeps ports below 1024 for root unless it is told --sysctl net.ipv4.ip_unprivileged_port_start=0.

FROM node:22-bookworm-slim AS build
WORKDIR /bigiron
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /bigiron
COPY --from=build /bigiron/node_modules node_modules
COPY --from=build /bigiron/packages packages
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 449 8076 8470 8471 8472 8475 8476 9470 9471 9472 9475 9476
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["node", "packages/cli/dist/src/bigiron.js", "ping", "127.0.0.1", "--quiet", "--data", "/data"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "packages/cli/dist/src/bigiron.js"]
CMD ["start", "--data", "/data", "--bind", "0.0.0.0"]
