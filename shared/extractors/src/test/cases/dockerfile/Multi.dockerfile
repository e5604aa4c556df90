# syntax=docker/dockerfile:1
ARG BASE=debian

# Compiles.
FROM --platform=linux/amd64 maven:3-eclipse-temurin-25 AS build
WORKDIR /src
ARG VERSION=1.0 CHANNEL
ENV MAVEN_OPTS="-Xmx1g" \
    CI=true
COPY pom.xml ./
COPY --chown=1:1 src ./src
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B package \
    && rm -rf target/tmp
RUN <<EOT
echo "heredoc"
EOT

FROM ${BASE}:12-slim AS runtime
LABEL org.opencontainers.image.title="lake" maintainer="one@example.org"
COPY --from=build /src/target/app.jar /app.jar
ADD https://example.org/file.tar.gz /tmp/
USER 1000:1000
VOLUME ["/data"]
EXPOSE 8080/tcp 9090
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
ENTRYPOINT ["java", "-jar", "/app.jar"]
CMD ["--help"]
STOPSIGNAL SIGTERM
ONBUILD RUN echo built

FROM runtime
SHELL ["/bin/bash", "-c"]
RUN echo "last"
