# One folder that runs by itself, on a base without a shell. Build it from the repository's root:
#   docker build --tag onboarding .
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY lib/singpass/package.json lib/singpass/
COPY lib/simulator/package.json lib/simulator/
RUN npm ci
COPY . .
RUN npm run build && npm run image -- --out /application

FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /application
COPY --from=build /application ./
# HOSTNAME is the address to listen on; a container engine sets it to the container's name otherwise.
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000
# nonroot, by its number: Kubernetes believes no name.
USER 65532:65532
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/healthz').then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))"]
CMD ["server.js"]
