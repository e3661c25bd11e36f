# Wentai in an image: `docker build -t wentai .`, then
#   docker run --rm -it -v "$PWD/knowledge:/app/knowledge:ro" -v wentai-data:/app/data wentai
# README.md, "Run it as a service", has the Telegram bot's command.

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY pom.xml ./
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
# Java draws the chart of /stats with these.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 wentai \
    && useradd --uid 10001 --gid wentai --no-create-home --home-dir /app --shell /usr/sbin/nologin wentai
WORKDIR /app
COPY --from=build /app/target/lib target/lib
COPY --from=build /app/target/wentai.jar /app/target/classpath.txt target/
COPY wentai ./
COPY config config
COPY knowledge knowledge
# The first start makes the archive for quick starts, here where the folder can be written to.
RUN ./wentai --version \
    && test -s target/start-*.aot \
    && rm -f target/practice.log \
    && install -d -o wentai -g wentai data
USER wentai
VOLUME ["/app/knowledge", "/app/data"]
# Of `serve`: health, metrics and webhook, once WENTAI_HTTP_HOST is 0.0.0.0.
EXPOSE 8470
ENTRYPOINT ["/app/wentai"]
