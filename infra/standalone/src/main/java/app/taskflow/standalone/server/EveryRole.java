package app.taskflow.standalone.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** What every process has, whatever its role. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EveryRole {}
